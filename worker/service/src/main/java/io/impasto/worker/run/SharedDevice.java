package io.impasto.worker.run;

import io.impasto.engine.EngineThread;
import io.impasto.engine.Optimisation;
import java.util.function.Supplier;

/** The device, at which several jobs may be at work at once, each on a thread of its own. */
public interface SharedDevice extends EngineThread {

    /** Whether the caller's job is one of several at once. */
    boolean shared();

    /** Whether the caller's job is the only one at work; once it is, it stays so until it ends. Others that ask the same don't count as at work. */
    boolean alone();

    /** For one job at a time, on the device's own thread. */
    static SharedDevice unshared() {
        return new SharedDevice() {
            @Override
            public <T> T call(Supplier<T> work) {
                return work.get();
            }

            @Override
            public <T> T evaluating(Optimisation optimisation, Supplier<T> work) {
                return work.get();
            }

            @Override
            public boolean shared() {
                return false;
            }

            @Override
            public boolean alone() {
                return true;
            }
        };
    }
}
