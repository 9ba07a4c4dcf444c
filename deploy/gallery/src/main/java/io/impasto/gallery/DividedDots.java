package io.impasto.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Lays a picture in dots of divided colour: the place's own hue, its neighbours, the light's or the shade's colour, the complement
 * (Chevreul, De la loi du contraste simultané des couleurs, 1839); seen from afar they mix to what was wanted.
 */
final class DividedDots {

    /**
     * One layer's dots.
     *
     * @param radius units
     * @param pitch from dot to dot, units
     * @param threshold the colour difference from which on a dot is needed; below 0 everywhere
     */
    record Size(double radius, double pitch, double threshold) {

        Size {
            if (!(radius > 0 && pitch > 0)) {
                throw new IllegalArgumentException("radius " + radius + " and pitch " + pitch + " aren't both above 0");
            }
        }
    }

    private static final Brush.Handling DOT = new Brush.Handling(0.18, 0.5, 0.1, 0.9, 0.96);
    private static final Colour SUNLIGHT = Colour.of(0xffc65a);
    private static final Colour SHADOW = Colour.of(0x3a3f9e);

    private final Canvas canvas;
    private final Flow flow;
    private final Brush brush;
    private final RandomGenerator random;

    DividedDots(Canvas canvas, Flow flow, RandomGenerator random) {
        this.canvas = canvas;
        this.flow = flow;
        this.random = random;
        brush = new Brush(canvas, random);
    }

    DividedDots over(Canvas picture, Size size) {
        Canvas mean = canvas.blurred(7);
        Canvas near = canvas.blurred(2);
        for (double[] place : places(size.pitch())) {
            double x = place[0];
            double y = place[1];
            Colour wanted = picture.at(x, y);
            if (wanted.distance(near.at(x, y)) > size.threshold()) {
                Colour colour = divided(owed(wanted, mean.at(x, y)));
                double radius = size.radius() * (0.8 + 0.35 * random.nextDouble());
                double[] path = Stroke.dab(x, y, flow.angle(x, y), radius * (0.4 + 0.8 * random.nextDouble()));
                brush.paint(new Stroke(path, radius, colour, colour.brighter(0.9), false), DOT);
            }
        }
        return this;
    }

    /** A jittered grid in no order. */
    private List<double[]> places(double pitch) {
        double jitter = 0.9 * pitch;
        List<double[]> places = new ArrayList<>();
        for (double y = 0; y < canvas.frame.height() + pitch; y += pitch) {
            for (double x = 0; x < canvas.frame.width() + pitch; x += pitch) {
                double dx = jitter * (random.nextDouble() - 0.5);
                double dy = jitter * (random.nextDouble() - 0.5);
                places.add(new double[] {x + dx, y + dy});
            }
        }
        Collections.shuffle(places, new Random(random.nextLong()));
        return places;
    }

    /** What brings the mean of the dots nearer to what is wanted. */
    private static Colour owed(Colour wanted, Colour mean) {
        double give = 0.45;
        return Colour.clamped(
                wanted.red() + give * (wanted.red() - mean.red()),
                wanted.green() + give * (wanted.green() - mean.green()),
                wanted.blue() + give * (wanted.blue() - mean.blue()));
    }

    private Colour divided(Colour colour) {
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
