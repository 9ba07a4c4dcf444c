package io.impasto.engine;

/** As much as anybody wants. */
record EndlessMemory() implements PlannedMemory {

    @Override
    public long bytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public MemoryExhaustedException exhausted(Throwable cause) {
        throw new AssertionError("what is endless ran out", cause);
    }
}
