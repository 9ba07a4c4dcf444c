package io.impasto.gallery;

import java.util.random.RandomGenerator;

/** How scenes are painted that others are to be painted over: opaque, close to what was drawn, with small strokes. */
final class Gouache {

    /** How much of the drawing shows through the strokes: window bars and masts are finer than any brush. */
    private static final double DRAWING = 0.35;

    private Gouache() {}

    /**
     * The drawing in strokes along its edges.
     *
     * @param elsewhere where strokes go that no edge leads
     * @param ground what shines through between them
     */
    static Canvas over(Canvas drawing, Flow elsewhere, Colour ground, RandomGenerator random) {
        Flow flow = new EdgeFlow(drawing, 4, elsewhere);
        Canvas canvas = drawing.blank(ground);
        new Layering(canvas, drawing, flow, Brush.Handling.GOUACHE, random)
                .layer(new Layering.Layer(7, 0.9, -1, 10, 0.1))
                .layer(new Layering.Layer(3.6, 1, 0.03, 9, 0.14))
                .layer(new Layering.Layer(1.9, 1.1, 0.04, 8, 0.14))
                .layer(new Layering.Layer(1.05, 1.2, 0.05, 8, 0.1));
        canvas.shade((x, y, there) -> there.mixed(drawing.at(x, y), DRAWING));
        canvas.light(0.22);
        return canvas;
    }
}
