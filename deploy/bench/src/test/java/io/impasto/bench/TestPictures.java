package io.impasto.bench;

import io.impasto.engine.picture.Picture;
import java.util.Random;
import java.util.function.IntBinaryOperator;

/** Pictures for tests, seeded. */
final class TestPictures {

    private final Random random;

    TestPictures(long seed) {
        this.random = new Random(seed);
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    static Picture grey(int width, int height, IntBinaryOperator level) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * (y * width + x) + channel] = (byte) level.applyAsInt(x, y);
                }
            }
        }
        return new Picture(width, height, rgb);
    }

    Picture noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        random.nextBytes(rgb);
        return new Picture(width, height, rgb);
    }
}
