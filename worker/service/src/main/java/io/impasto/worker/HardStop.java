package io.impasto.worker;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The first SIGTERM or SIGINT has the worker hand over its job; a second one ends it at once, as SIGKILL would. */
final class HardStop {

    private static final Logger LOG = LoggerFactory.getLogger(HardStop.class);

    /** As a shell reports the end by that signal. */
    private static final int SIGNALLED = 128;

    private HardStop() {}

    /** To be called after everybody else has seen to the signals: the first one still reaches them. */
    static void onSecondSignal() {
        AtomicBoolean asked = new AtomicBoolean();
        onSignal("TERM", asked);
        onSignal("INT", asked);
    }

    private static void onSignal(String name, AtomicBoolean asked) {
        Signal signal = new Signal(name);
        Before before = new Before();
        try {
            before.handler = Signal.handle(signal, received -> {
                if (asked.getAndSet(true)) {
                    Runtime.getRuntime().halt(SIGNALLED + received.getNumber());
                }
                before.handle(received);
            });
        } catch (IllegalArgumentException e) {
            LOG.debug("signal={} unhandled=\"{}\"", name, e.getMessage()); // -Xrs, or a system without it.
        }
        if (before.handler == SignalHandler.SIG_IGN) {
            Signal.handle(signal, SignalHandler.SIG_IGN);
        }
    }

    /** Who handled the signal before. */
    private static final class Before {

        private volatile SignalHandler handler = SignalHandler.SIG_DFL;

        void handle(Signal signal) {
            // The default one of a JVM begins its orderly end, which waits for its hooks: not on this thread.
            Thread thread = new Thread(() -> handler.handle(signal), "signal-" + signal.getName());
            thread.setDaemon(true);
            thread.start();
        }
    }
}
