package io.impasto.worker.metrics;

/** The sizes that are told apart: an output's side that counts, px, up to the next power of two. */
enum SizeClass {
    UP_TO_256(256),
    UP_TO_512(512),
    UP_TO_1024(1024),
    UP_TO_2048(2048),
    UP_TO_4096(4096),
    LARGER(Integer.MAX_VALUE);

    private final int most;

    SizeClass(int most) {
        this.most = most;
    }

    static SizeClass of(int size) {
        for (SizeClass each : values()) {
            if (size <= each.most) {
                return each;
            }
        }
        return LARGER;
    }

    String label() {
        return this == LARGER ? "larger" : Integer.toString(most);
    }
}
