package io.impasto.gallery;

import java.util.random.RandomGenerator;

/** A river on a Sunday in dots of divided colour: each area holds its own hue, its neighbours and its complement (Chevreul, 1839). */
final class Pointillism implements Painting {

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
        new DividedDots(canvas, flow, random)
                .over(picture.blurred(2.5), new DividedDots.Size(6.2, 6.6, -1))
                .over(picture.blurred(1.2), new DividedDots.Size(4.2, 5.0, -1))
                .over(picture, new DividedDots.Size(3.0, 4.7, -1))
                .over(picture, new DividedDots.Size(2.2, 6.0, -1))
                .over(picture, new DividedDots.Size(1.5, 2.6, 0.34));
        canvas.light(0.5);
        return canvas;
    }
}
