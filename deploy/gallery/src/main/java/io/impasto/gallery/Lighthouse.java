package io.impasto.gallery;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/** A scene to be painted over: a lighthouse on chalk cliffs, a fresh afternoon. */
final class Lighthouse implements Painting {

    private static final Frame FRAME = new Frame(768, 576);

    /** Middle, base level, half width and height, units. */
    private static final double[][] CLOUDS = {{700, 222, 170, 130}, {180, 240, 210, 132}, {384, 236, 96, 70}};

    @Override
    public String name() {
        return "lighthouse";
    }

    @Override
    public String title() {
        return "Lighthouse on the Cliffs";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Cumulus clouds = Cumulus.heaped(CLOUDS, random);
        Canvas picture = new Canvas(FRAME, size, Colour.WHITE);
        picture.shade((x, y, there) -> y < Headland.HORIZON ? sky(clouds, noise, x, y) : Headland.sea(noise, x, y));
        picture.draw(Lighthouse::ship);
        picture.draw(g -> Headland.rocks(g, noise, random));
        picture.shade((x, y, there) -> Headland.land(noise, x, y, there));
        picture.draw(LightTower::build);
        picture.draw(g -> meadow(g, noise, random));
        picture.draw(Lighthouse::gulls);
        Flow breeze =
                (x, y) -> y > Headland.HORIZON ? 0.1 * noise.at(x / 40, y / 14) : 0.9 * noise.at(x / 150, y / 110);
        return Gouache.over(picture, breeze, Colour.of(0x9a8468), random);
    }

    private static Colour sky(Cumulus clouds, Noise noise, double x, double y) {
        Colour air = Ramp.of(0x2c68b4, 0x4f90cc, 0x86bade, 0xbcdbe6, 0xf0e2c8, 0xfbd9b0)
                .at(y / Headland.HORIZON);
        double veil = Math.max(0, noise.fractal(x / 260 + y / 300, y / 34, 4) - 0.12) * 0.9;
        return clouds.over(air.mixed(Colour.of(0xfff2e0), Math.min(0.5, veil)), noise, x, y);
    }

    private static void ship(Graphics2D g) {
        g.translate(168, 336);
        g.scale(0.62, 0.62);
        double x = 0;
        double y = 0;
        double[][] sails = {{0, 8, -64, 36}, {-4, 6, -52, -30}, {40, 8, -44, 22}};
        for (double[] sail : sails) {
            Path2D cloth = new Path2D.Double();
            cloth.moveTo(x + sail[0], y - sail[1]);
            cloth.quadTo(x + sail[0] + sail[3] * 0.9, y + sail[2] * 0.5, x + sail[0], y + sail[2]);
            cloth.lineTo(x + sail[0] + sail[3], y - sail[1]);
            cloth.closePath();
            g.setPaint(new GradientPaint(
                    (float) x - 30,
                    0,
                    Colour.of(0xfff6e2).awt(1),
                    (float) x + 60,
                    0,
                    Colour.of(0xd9b890).awt(1)));
            g.fill(cloth);
        }
        g.setColor(Colour.of(0x4a2f2a).awt(1));
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 42, y - 5);
        hull.lineTo(x + 66, y - 7);
        hull.quadTo(x + 58, y + 11, x + 36, y + 11);
        hull.lineTo(x - 26, y + 11);
        hull.closePath();
        g.fill(hull);
        g.setColor(Colour.of(0xf4faf6).awt(0.9));
        g.fill(Curve.through(x - 44, y + 11, x, y + 13, x + 74, y + 10).line(u -> 3.6 * Math.sin(Math.PI * u)));
    }

    private static void meadow(Graphics2D g, Noise noise, RandomGenerator random) {
        Curve top = Curve.graph(
                -10,
                780,
                x -> 560
                        - 0.16 * Math.max(0, x - 260)
                        - 12 * noise.at(x / 70, 40)
                        - 8 * Math.sin(x / 60)
                        + 26 * Math.exp(-x / 120));
        g.setPaint(new GradientPaint(
                0, 450, Colour.of(0x7f9a45).awt(1), 0, 580, Colour.of(0x2f5a3a).awt(1)));
        g.fill(top.downTo(600));
        for (int i = 0; i < 900; i++) {
            double x = 768 * random.nextDouble();
            double y = top.y((x + 10) / 790) + 90 * random.nextDouble();
            double high = 12 + 22 * random.nextDouble();
            double lean = 9 + 6 * random.nextGaussian();
            g.setColor(Colour.of(0x3a6a3a)
                    .mixed(Colour.of(0xd9cc70), random.nextDouble())
                    .awt(1));
            g.fill(Curve.through(x, y + 6, x + lean * 0.3, y - high * 0.5, x + lean, y - high)
                    .line(u -> 2.6 * (1.05 - u)));
        }
        int[] flowers = {0xe8503f, 0xf2c23a, 0xf6ecf4, 0x9a5ac0};
        for (int i = 0; i < 170; i++) {
            double x = 768 * random.nextDouble();
            double y = top.y((x + 10) / 790) + 70 * random.nextDouble() - 10;
            double r = 1.8 + 2.6 * random.nextDouble();
            g.setColor(Colour.of(flowers[random.nextInt(flowers.length)]).awt(1));
            g.fill(new Ellipse2D.Double(x - r, y - 0.8 * r, 2 * r, 1.6 * r));
        }
    }

    private static void gulls(Graphics2D g) {
        double[][] gulls = {{300, 118, 13}, {352, 86, 9}, {398, 142, 8}, {252, 170, 8}, {90, 236, 6}, {640, 110, 10}};
        for (double[] b : gulls) {
            double s = b[2];
            g.setColor(Colour.of(0xfdfaf4).awt(1));
            g.fill(Curve.through(
                            b[0] - 1.8 * s,
                            b[1] - 0.5 * s,
                            b[0] - 0.8 * s,
                            b[1] - 0.6 * s,
                            b[0],
                            b[1],
                            b[0] + 0.8 * s,
                            b[1] - 0.7 * s,
                            b[0] + 1.9 * s,
                            b[1] - 0.3 * s)
                    .line(u -> 0.42 * s * Math.sin(Math.PI * u)));
            g.setColor(Colour.of(0x2f3a50).awt(1));
            g.fill(Curve.through(b[0] + 1.3 * s, b[1] - 0.58 * s, b[0] + 1.9 * s, b[1] - 0.3 * s)
                    .line(u -> 0.16 * s));
        }
    }
}
