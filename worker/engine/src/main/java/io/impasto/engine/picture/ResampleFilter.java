package io.impasto.engine.picture;

/** Pillow's filters (src/libImaging/Resample.c). */
public enum ResampleFilter {
    /** A triangle. */
    BILINEAR(1) {
        @Override
        double at(double x) {
            return Math.max(0.0, 1.0 - Math.abs(x));
        }
    },
    /** Keys' cubic convolution (1981) with a = −.5. */
    BICUBIC(2) {
        @Override
        double at(double x) {
            double d = Math.abs(x);
            if (d < 1.0) {
                return ((A + 2.0) * d - (A + 3.0)) * d * d + 1;
            }
            return d < 2.0 ? (((d - 5) * d + 8) * d - 4) * A : 0.0;
        }
    };

    private static final double A = -0.5;

    private final double support;

    ResampleFilter(double support) {
        this.support = support;
    }

    /** Beyond this distance, in samples, it is 0. */
    double support() {
        return support;
    }

    abstract double at(double x);
}
