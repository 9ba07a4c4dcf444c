package io.impasto.worker.run;

import io.impasto.engine.EngineThread;
import io.impasto.engine.Optimisation;
import java.util.function.Supplier;

/** For one job at a time, on the engine's own thread. */
final class UnsharedDevice implements SharedDevice {

    @Override
    public <T> T call(Supplier<T> work) {
        return EngineThread.present().call(work);
    }

    @Override
    public <T> T evaluating(Optimisation optimisation, Supplier<T> work) {
        return EngineThread.present().evaluating(optimisation, work);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public boolean alone() {
        return true;
    }
}
