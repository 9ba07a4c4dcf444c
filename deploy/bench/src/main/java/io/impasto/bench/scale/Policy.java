package io.impasto.bench.scale;

/** Who decides how many workers there are. */
sealed interface Policy {

    /** @param workers always so many, ready from the beginning */
    record Fixed(int workers) implements Policy {
        public Fixed {
            if (workers < 1) {
                throw new IllegalArgumentException(workers + " workers do nothing");
            }
        }
    }

    /** Begins with none. */
    record Scaled(Signal signal, Behaviour behaviour, Victims victims) implements Policy {}
}
