package io.impasto.gallery;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/** A scene to be painted over: a town with towers by a mountain lake, the sun just gone. */
final class LakeTown implements Painting {

    private static final Frame FRAME = new Frame(768, 576);
    private static final double SHORE = 372;

    @Override
    public String name() {
        return "lake-town";
    }

    @Override
    public String title() {
        return "Town by the Lake at Dusk";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Canvas picture = new Canvas(FRAME, size, Colour.WHITE);
        picture.shade((x, y, there) -> sky(noise, x, y));
        picture.shade((x, y, there) -> mountains(noise, x, y, there));
        picture.draw(g -> woods(g, noise, random));
        picture.draw(g -> Town.build(g, SHORE, random));
        Canvas above = picture.copy();
        picture.shade((x, y, there) -> y < SHORE ? there : lake(above, noise, x, y));
        picture.draw(LakeTown::jetty);
        picture.draw(g -> Reeds.grow(g, random, FRAME));
        Flow calm = (x, y) -> y > SHORE ? 0.05 * noise.at(x / 40, y / 12) : 0.12 + 0.7 * noise.at(x / 170, y / 90);
        return Gouache.over(picture, calm, Colour.of(0x8a6a5a), random);
    }

    private static Colour sky(Noise noise, double x, double y) {
        double height = y / 330 + 0.05 * noise.at(x / 200, y / 120);
        Colour colour = Ramp.of(0x1f2f63, 0x35508f, 0x6a7fb5, 0xb79ab8, 0xeea98c, 0xf9c878, 0xfde2a0)
                .at(height);
        double sun = Math.exp(-Math.pow((x - 560) / 260, 2) - Math.pow((y - 300) / 130, 2));
        colour = colour.mixed(Colour.of(0xffe9a8), 0.75 * sun);
        double body = noise.fractal(x / 240 + 0.35 * noise.at(x / 90, y / 40), y / 62 + x / 900, 5);
        double cloud = Math.max(0, Math.min(1, (body + 0.1) * 2.4)) * Math.max(0, Math.min(1, (290 - y) / 160));
        double under = noise.fractal(x / 240 + 0.35 * noise.at(x / 90, y / 40), (y + 15) / 62 + x / 900, 5) - body;
        Colour lit =
                Colour.of(0x5a5a90).mixed(Colour.of(0xff9f6a), Math.max(0, Math.min(1, 0.4 - 1.9 * under + y / 700)));
        return colour.mixed(lit, 0.85 * cloud);
    }

    private static Colour mountains(Noise noise, double x, double y, Colour there) {
        double far = 258
                - 95 * Math.exp(-Math.pow((x - 236) / 100, 2))
                - 66 * Math.exp(-Math.pow((x - 410) / 90, 2))
                - 44 * Math.exp(-Math.pow((x - 690) / 110, 2))
                - 26 * noise.fractal(x / 52, 2, 4);
        double near = 306
                - 84 * Math.exp(-Math.pow((x - 20) / 150, 2))
                - 60 * Math.exp(-Math.pow((x - 770) / 140, 2))
                - 14 * noise.fractal(x / 46, 6, 4);
        if (y > near) {
            double light = noise.ridged(x / 60, y / 70, 4);
            return Colour.of(0x35406f)
                    .mixed(Colour.of(0x6a5a80), light * 0.6)
                    .mixed(Colour.of(0xd9a08a), Math.max(0, (y - near - 20) / 190));
        }
        if (y > far) {
            double down = y - far;
            double rock = noise.ridged((x + down * 0.5) / 44, (y - x * 0.2) / 60, 4);
            boolean snow = down < 46 + 34 * noise.fractal(x / 14, y / 26, 3);
            Colour face = snow
                    ? Colour.of(0x8a8fc0).mixed(Colour.of(0xffd2b0), Math.max(0, Math.min(1, 2.4 * rock - 1.2)))
                    : Colour.of(0x4f5690).mixed(Colour.of(0xb88aa0), Math.max(0, 1.5 * rock - 0.7));
            return face.mixed(there, Math.max(0, Math.min(0.7, down / 190)));
        }
        return there;
    }

    private static void woods(Graphics2D g, Noise noise, RandomGenerator random) {
        for (int row = 0; row < 3; row++) {
            int seed = row;
            Curve hill = Curve.graph(
                    -10,
                    780,
                    x -> 322
                            + 16 * seed
                            - (46 - 12 * seed) * Math.exp(-Math.pow((x - 130 - 330 * (seed % 2)) / 190, 2))
                            - 8 * noise.at(x / 50, 20 + seed));
            Colour dark = Colour.of(0x2a3a56).mixed(Colour.of(0x1c2c38), row / 2.0);
            g.setPaint(new GradientPaint(
                    0,
                    280,
                    dark.awt(1),
                    0,
                    380,
                    dark.mixed(Colour.of(0x8a6a70), 0.4).awt(1)));
            g.fill(hill.downTo(SHORE + 6));
            for (int i = 0; i < 210; i++) {
                double x = 768 * random.nextDouble();
                double y = hill.y((x + 10) / 790) + 14 * random.nextDouble();
                double h = 9 + 12 * random.nextDouble();
                Path2D fir = new Path2D.Double();
                fir.moveTo(x - h * 0.26, y + 3);
                fir.lineTo(x, y - h);
                fir.lineTo(x + h * 0.26, y + 3);
                fir.closePath();
                g.setColor(dark.jittered(random, 0.3, 0.4, 0.35).awt(1));
                g.fill(fir);
            }
        }
    }

    private static Colour lake(Canvas above, Noise noise, double x, double y) {
        double depth = (y - SHORE) / (FRAME.height() - SHORE);
        double ripple = noise.fractal(x / (26 + 50 * depth), y / (2.6 + 7 * depth), 3);
        double mirrored = SHORE - (y - SHORE) * 1.25 + ripple * (3 + 20 * depth);
        Colour seen = above.at(x + ripple * (2 + 5 * depth), Math.max(2, mirrored));
        Colour water = Ramp.of(0x4a5f8f, 0x2c4372, 0x1a2c55).at(depth);
        Colour colour = seen.mixed(water, 0.22 + 0.4 * depth);
        double crest = Math.max(0, ripple - 0.28) * 2;
        return colour.mixed(Colour.of(0xf7c79a), Math.min(0.5, crest) * Math.exp(-Math.pow((x - 560) / 240, 2)));
    }

    private static void jetty(Graphics2D g) {
        Colour wood = Colour.of(0x4a3430);
        for (int i = 0; i < 9; i++) {
            double t = i / 8.0;
            double x = 560 - 160 * t * 0.9;
            double y = 560 - 108 * t;
            double w = 120 * (1 - 0.62 * t);
            g.setColor(wood.brighter(0.55).awt(1));
            g.fillRect((int) x, (int) y, 5, (int) (50 - 30 * t));
            g.fillRect((int) (x + w), (int) y, 5, (int) (50 - 30 * t));
        }
        for (int i = 0; i < 26; i++) {
            double t = i / 26.0;
            double x = 568 - 150 * t;
            double y = 566 - 112 * t;
            double w = 122 * (1 - 0.62 * t);
            g.setColor(wood.mixed(Colour.of(0xd99a70), 0.16 + 0.22 * ((i * 7) % 5) / 4.0)
                    .awt(1));
            g.fill(Curve.through(x, y, x + w / 2, y - 0.4, x + w, y + 0.5).line(u -> 4.6 - 2.4 * t));
        }
        boat(g, 300, 486, 108);
        boat(g, 190, 432, 54);
    }

    private static void boat(Graphics2D g, double x, double y, double long_) {
        Path2D shade = new Path2D.Double();
        shade.moveTo(x - 0.5 * long_, y + 0.06 * long_);
        shade.quadTo(x, y + 0.34 * long_, x + 0.5 * long_, y + 0.06 * long_);
        shade.closePath();
        g.setColor(Colour.of(0x15203f).awt(0.6));
        g.fill(shade);
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 0.52 * long_, y - 0.1 * long_);
        hull.quadTo(x - 0.36 * long_, y + 0.17 * long_, x, y + 0.16 * long_);
        hull.quadTo(x + 0.38 * long_, y + 0.15 * long_, x + 0.54 * long_, y - 0.13 * long_);
        hull.quadTo(x, y + 0.05 * long_, x - 0.52 * long_, y - 0.1 * long_);
        hull.closePath();
        g.setPaint(new GradientPaint(
                (float) x,
                (float) y,
                Colour.of(0xa8442f).awt(1),
                (float) x,
                (float) (y + 0.16 * long_),
                Colour.of(0x4a1f2a).awt(1)));
        g.fill(hull);
        g.setColor(Colour.of(0xf0d0a0).awt(1));
        g.fill(Curve.through(
                        x - 0.52 * long_, y - 0.1 * long_, x, y + 0.035 * long_, x + 0.54 * long_, y - 0.13 * long_)
                .line(u -> 0.025 * long_));
        g.setColor(Colour.of(0x2f1f26).awt(1));
        g.fill(Curve.through(x - 0.05 * long_, y + 0.02 * long_, x - 0.03 * long_, y - 0.72 * long_)
                .line(u -> 0.03 * long_ * (1.2 - u)));
        Path2D sail = new Path2D.Double();
        sail.moveTo(x - 0.02 * long_, y - 0.7 * long_);
        sail.quadTo(x + 0.3 * long_, y - 0.36 * long_, x + 0.36 * long_, y - 0.1 * long_);
        sail.lineTo(x - 0.02 * long_, y - 0.08 * long_);
        sail.closePath();
        g.setPaint(new GradientPaint(
                (float) x,
                (float) y,
                Colour.of(0xd98a6a).awt(1),
                (float) (x + 0.4 * long_),
                (float) y,
                Colour.of(0xffe0b0).awt(1)));
        g.fill(sail);
    }
}
