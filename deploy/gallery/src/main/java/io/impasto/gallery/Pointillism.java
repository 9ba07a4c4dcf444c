package io.impasto.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A river on a Sunday in dots of divided colour: each area holds its own hue, its neighbours and its complement (Chevreul, 1839). */
final class Pointillism implements Painting {

    private static final Brush.Handling DOT = new Brush.Handling(0.18, 0.5, 0.1, 0.9, 0.96);
    private static final Colour SUNLIGHT = Colour.of(0xffc65a);
    private static final Colour SHADOW = Colour.of(0x3a3f9e);

    @Override
    public String name() {
        return "pointillism";
    }

    @Override
    public String title() {
        return "Sunday by the River";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Canvas picture = RiverScene.picture(size, noise, random);
        Canvas canvas = new Canvas(RiverScene.FRAME, size, Colour.of(0xe8d9b8));
        Flow flow = new EdgeFlow(picture, 7, (x, y) -> 1.2 * noise.at(x / 120, y / 90));
        Brush brush = new Brush(canvas, random);
        dots(canvas, picture.blurred(2.5), brush, flow, 6.2, 6.6, random);
        dots(canvas, picture.blurred(1.2), brush, flow, 4.2, 5.0, random);
        dots(canvas, picture, brush, flow, 3.0, 4.7, random);
        dots(canvas, picture, brush, flow, 2.2, 6.0, random);
        canvas.light(0.5);
        return canvas;
    }

    private static void dots(
            Canvas canvas,
            Canvas picture,
            Brush brush,
            Flow flow,
            double radius,
            double pitch,
            RandomGenerator random) {
        Canvas mean = canvas.blurred(7);
        List<double[]> places = new ArrayList<>();
        for (double y = 0; y < canvas.frame.height() + pitch; y += pitch) {
            for (double x = 0; x < canvas.frame.width() + pitch; x += pitch) {
                places.add(new double[] {
                    x + pitch * 0.9 * (random.nextDouble() - 0.5), y + pitch * 0.9 * (random.nextDouble() - 0.5)
                });
            }
        }
        Collections.shuffle(places, new Random(random.nextLong()));
        for (double[] place : places) {
            Colour wanted = picture.at(place[0], place[1]);
            Colour colour = divided(owed(wanted, mean.at(place[0], place[1])), random);
            double r = radius * (0.8 + 0.35 * random.nextDouble());
            double[] path = Stroke.dab(
                    place[0], place[1], flow.angle(place[0], place[1]), r * (0.4 + 0.8 * random.nextDouble()));
            brush.paint(new Stroke(path, r, colour, colour.brighter(0.9), false), DOT);
        }
    }

    /** What brings the mean of the dots nearer to what is wanted. */
    private static Colour owed(Colour wanted, Colour mean) {
        double give = 0.45;
        return Colour.clamped(
                wanted.red() + give * (wanted.red() - mean.red()),
                wanted.green() + give * (wanted.green() - mean.green()),
                wanted.blue() + give * (wanted.blue() - mean.blue()));
    }

    private static Colour divided(Colour colour, RandomGenerator random) {
        double chance = random.nextDouble();
        double light = colour.luma();
        Colour pure = colour.saturated(1.22);
        if (chance < 0.5) {
            return pure.jittered(random, 0.25, 0.3, 0.2);
        }
        if (chance < 0.74) {
            double way = random.nextBoolean() ? 0.75 : -0.75;
            return pure.turned(way).saturated(0.9).brighter(1 + 0.25 * random.nextGaussian() / 2);
        }
        if (chance < 0.86) {
            return pure.mixed(light > 0.45 ? SUNLIGHT : SHADOW, 0.6);
        }
        if (chance < 0.95) {
            return pure.saturated(1.3).turned(Math.PI).mixed(pure, 0.2).brighter(1.05);
        }
        return light > 0.5
                ? Colour.of(0xfff6e0).mixed(pure, 0.3)
                : SHADOW.brighter(0.8).mixed(pure, 0.4);
    }
}
