package io.impasto.engine;

import java.util.function.Supplier;

/** Whoever asks is on the engine's thread. */
enum PresentThread implements EngineThread {
    INSTANCE;

    @Override
    public <T> T call(Supplier<T> work) {
        return work.get();
    }

    @Override
    public <T> T evaluating(Optimisation optimisation, Supplier<T> work) {
        return work.get();
    }
}
