package io.impasto.worker.health;

import io.impasto.common.UntilStopped;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether what the worker waited for at its start is still there. {@link #run} is the life of a thread; it changes nothing but
 * what is said of the worker.
 */
public final class Lookout {

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    /** How old the knowledge may be that all is well. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private static final Duration IN_TROUBLE = Duration.ofMillis(500);

    private final Prerequisites prerequisites;
    private final Map<String, Runnable> looks;
    private final Runnable besides;
    private final UntilStopped looking =
            new UntilStopped(EVERY, e -> LOG.warn("lookout=broken reason=\"{}\"", e.getMessage()));

    /**
     * @param looks each throws if what it is named after isn't there
     * @param besides looks at something that the worker's health doesn't depend on
     */
    public Lookout(Prerequisites prerequisites, Map<String, Runnable> looks, Runnable besides) {
        this.prerequisites = prerequisites;
        this.looks = looks;
        this.besides = besides;
    }

    /** Until it is stopped. */
    public void run() {
        looking.run(() -> {
            looks.forEach(prerequisites::look);
            besides.run();
            looking.pause(prerequisites.missing().isEmpty() ? EVERY : IN_TROUBLE);
        });
    }

    /** May be called by any thread. */
    public void stop() {
        looking.stop();
    }
}
