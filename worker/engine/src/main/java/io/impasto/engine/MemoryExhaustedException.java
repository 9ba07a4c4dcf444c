package io.impasto.engine;

import io.impasto.engine.memory.MemoryShare;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The device had no more memory to give, though the forecast said that there is enough. What was begun is of no more use and is to be
 * closed, which frees what it held; the engine is as good as before. The message names the picture's size, the forecast and the tiles.
 */
public final class MemoryExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Double fraction;

    /** @param smaller with which tiles get smaller, if they can */
    MemoryExhaustedException(String message, Optional<MemoryShare> smaller, Throwable cause) {
        super(message, cause);
        this.fraction = smaller.map(MemoryShare::fraction).orElse(null);
    }

    /** No picture having been looked at, there is nothing that could be in tiles. */
    static MemoryExhaustedException before(String what, Throwable cause) {
        return new MemoryExhaustedException(
                "memory ran out before " + what + ": a worker with more memory helps", Optional.empty(), cause);
    }

    /** With which share of the memory tiles get much smaller than they were; empty if they can't, so that to try again is no use. */
    public Optional<MemoryShare> smaller() {
        return Optional.ofNullable(fraction).map(MemoryShare::new);
    }
}
