package io.impasto.client;

import java.time.Duration;

/** How somebody waits until the next try. */
@FunctionalInterface
interface Waiting {

    Waiting SLEEP = pause -> Thread.sleep(pause.toMillis());

    void pause(Duration length) throws InterruptedException;
}
