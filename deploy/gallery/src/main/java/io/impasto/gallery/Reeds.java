package io.impasto.gallery;

import java.awt.Graphics2D;
import java.util.random.RandomGenerator;

/** Reeds and grasses before a scene's lower corners. */
final class Reeds {

    private Reeds() {}

    static void grow(Graphics2D g, RandomGenerator random, Frame frame) {
        for (int i = 0; i < 190; i++) {
            boolean left = random.nextDouble() < 0.6;
            double in = Math.pow(random.nextDouble(), 1.8) * (left ? 190 : 90);
            double x = left ? in - 12 : frame.width() + 12 - in;
            double high = (52 + 120 * random.nextDouble()) * (1 - in / 300);
            double y = frame.height() + 8;
            double lean = 24 * random.nextGaussian() + (left ? 10 : -10);
            Curve blade = Curve.through(x, y, x + lean * 0.25, y - high * 0.5, x + lean, y - high);
            g.setColor(Colour.of(0x1a2a2c)
                    .mixed(Colour.of(0x7a7a3a), random.nextDouble() * 0.8)
                    .awt(1));
            g.fill(blade.line(u -> 3.4 * (1.06 - u)));
            if (i % 9 == 0) {
                g.setColor(Colour.of(0x5a3020).awt(1));
                g.fill(blade.part(0.82, 0.99).line(u -> 5.5 * Math.sin(Math.PI * (0.15 + 0.7 * u))));
            }
        }
    }
}
