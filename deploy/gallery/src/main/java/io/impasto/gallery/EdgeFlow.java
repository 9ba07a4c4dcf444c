package io.impasto.gallery;

/** Along a picture's edges, by its smoothed structure tensor; where it has none, along another flow. */
final class EdgeFlow implements Flow {

    /** Squared luma slopes a unit, from which on an edge leads. */
    private static final double STRONG = 3e-5;

    private final Flow elsewhere;
    private final double scale;
    private final Plane xx;
    private final Plane xy;
    private final Plane yy;

    /** @param sigma how far an edge leads, units */
    EdgeFlow(Canvas picture, double sigma, Flow elsewhere) {
        this.elsewhere = elsewhere;
        scale = picture.scale;
        Canvas smooth = picture.blurred(sigma / 2);
        float[] a = new float[picture.width * picture.height];
        float[] b = new float[a.length];
        float[] c = new float[a.length];
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                double dx =
                        (smooth.pixel(x + 1, y).luma() - smooth.pixel(x - 1, y).luma()) / 2 * scale;
                double dy =
                        (smooth.pixel(x, y + 1).luma() - smooth.pixel(x, y - 1).luma()) / 2 * scale;
                int i = y * picture.width + x;
                a[i] = (float) (dx * dx);
                b[i] = (float) (dx * dy);
                c[i] = (float) (dy * dy);
            }
        }
        xx = new Plane(picture.width, picture.height, a).blurred(sigma * scale);
        xy = new Plane(picture.width, picture.height, b).blurred(sigma * scale);
        yy = new Plane(picture.width, picture.height, c).blurred(sigma * scale);
    }

    @Override
    public double angle(double x, double y) {
        double a = xx.sample(x * scale, y * scale);
        double b = xy.sample(x * scale, y * scale);
        double c = yy.sample(x * scale, y * scale);
        double other = elsewhere.angle(x, y);
        double weight = Math.min(1, Math.hypot(a - c, 2 * b) / STRONG);
        // Doubled angles, so that a direction and its opposite are one; the edge is across the gradient.
        double edge = Math.atan2(2 * b, a - c) + Math.PI;
        double cos = weight * Math.cos(edge) + (1 - weight) * Math.cos(2 * other);
        double sin = weight * Math.sin(edge) + (1 - weight) * Math.sin(2 * other);
        return Math.atan2(sin, cos) / 2;
    }
}
