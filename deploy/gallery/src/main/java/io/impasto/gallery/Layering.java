package io.impasto.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Paints a picture again with strokes from large to small: each layer only where the canvas still differs from the picture at the
 * layer's scale, each stroke along a flow for as long as its colour fits (Hertzmann, Painterly Rendering with Curved Brush Strokes
 * of Multiple Sizes, 1998).
 */
final class Layering {

    /**
     * One size of brush.
     *
     * @param radius units
     * @param spacing from stroke to stroke, in radii
     * @param threshold the colour difference from which on a stroke is needed; 0 or below paints everywhere
     * @param longest a stroke's longest way, in radii
     * @param jitter how freely colours are mixed: 0 as the picture's, about 1 wildly
     */
    record Layer(double radius, double spacing, double threshold, double longest, double jitter) {

        Layer {
            if (!(radius > 0 && spacing > 0 && longest > 0 && jitter >= 0)) {
                throw new IllegalArgumentException("radius " + radius + ", spacing " + spacing + ", longest " + longest
                        + " and jitter " + jitter + " aren't all above 0 (jitter may be 0)");
            }
        }
    }

    private final Canvas canvas;
    private final Canvas picture;
    private final Flow flow;
    private final Brush brush;
    private final Brush.Handling handling;
    private final RandomGenerator random;

    Layering(Canvas canvas, Canvas picture, Flow flow, Brush.Handling handling, RandomGenerator random) {
        this.canvas = canvas;
        this.picture = picture;
        this.flow = flow;
        this.handling = handling;
        this.random = random;
        brush = new Brush(canvas, random);
    }

    Layering layer(Layer layer) {
        Canvas target = picture.blurred(0.5 * layer.radius());
        double step = layer.radius() * layer.spacing();
        List<double[]> places = new ArrayList<>();
        for (double y = 0; y < canvas.frame.height() + step; y += step) {
            for (double x = 0; x < canvas.frame.width() + step; x += step) {
                places.add(new double[] {
                    x + step * (random.nextDouble() - 0.5) * 1.6, y + step * (random.nextDouble() - 0.5) * 1.6
                });
            }
        }
        Collections.shuffle(places, new Random(random.nextLong()));
        for (double[] place : places) {
            Colour wanted = target.at(place[0], place[1]);
            if (wanted.distance(canvas.at(place[0], place[1])) > layer.threshold()) {
                paint(layer, target, wanted, place[0], place[1]);
            }
        }
        return this;
    }

    private void paint(Layer layer, Canvas target, Colour wanted, double x, double y) {
        double step = Math.max(1, 0.8 * layer.radius());
        double[] whole =
                Stroke.along(flow, x, y, layer.radius() * layer.longest() * (0.6 + 0.4 * random.nextDouble()), step);
        int middle = whole.length / 4;
        int from = middle - fitting(target, wanted, whole, middle, -1);
        int to = middle + fitting(target, wanted, whole, middle, 1);
        if (to - from < 1) {
            to = Math.min(whole.length / 2 - 1, from + 1);
            from = to - 1;
        }
        double[] path = Arrays.copyOfRange(whole, 2 * from, 2 * to + 2);
        double j = layer.jitter();
        Colour colour = wanted.jittered(random, 0.5 * j, 0.5 * j, 0.3 * j);
        Colour second = colour.jittered(random, 0.9 * j, 0.6 * j, 0.6 * j);
        double radius = layer.radius() * (0.75 + 0.4 * random.nextDouble());
        brush.paint(new Stroke(path, radius, colour, second, true), handling);
    }

    /** How many places from the middle on the colour still fits. */
    private static int fitting(Canvas target, Colour wanted, double[] path, int middle, int way) {
        int steps = 0;
        int i = middle + way;
        while (i >= 0
                && i < path.length / 2
                && target.at(path[2 * i], path[2 * i + 1]).distance(wanted) < 0.13) {
            steps++;
            i += way;
        }
        return steps;
    }
}
