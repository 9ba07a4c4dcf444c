package io.impasto.gallery;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.Consumer;

/** What is painted on: colours and how thick the paint lies (relief, about 0 to 1), pixel by pixel; places are in a frame's units. */
final class Canvas {

    /** A colour by place. */
    interface Shader {
        /**
         * The new colour.
         *
         * @param x units
         * @param y units
         * @param there what is there now
         */
        Colour at(double x, double y, Colour there);
    }

    final Frame frame;
    final int width;
    final int height;
    /** Pixels a unit. */
    final double scale;

    final Plane relief;
    private final Plane red;
    private final Plane green;
    private final Plane blue;

    /** @param size the longer side, px */
    Canvas(Frame frame, int size, Colour ground) {
        this(
                frame,
                Math.max(1, (int) Math.round((double) size * frame.width() / Frame.LONGER)),
                Math.max(1, (int) Math.round((double) size * frame.height() / Frame.LONGER)),
                (double) size / Frame.LONGER,
                ground);
    }

    private Canvas(Frame frame, int width, int height, double scale, Colour ground) {
        this(frame, width, height, scale);
        Arrays.fill(red.values, ground.red());
        Arrays.fill(green.values, ground.green());
        Arrays.fill(blue.values, ground.blue());
    }

    private Canvas(Frame frame, int width, int height, double scale) {
        this.frame = frame;
        this.width = width;
        this.height = height;
        this.scale = scale;
        relief = new Plane(width, height);
        red = new Plane(width, height);
        green = new Plane(width, height);
        blue = new Plane(width, height);
    }

    private Canvas(Canvas like, Plane relief, Plane red, Plane green, Plane blue) {
        this.frame = like.frame;
        this.width = like.width;
        this.height = like.height;
        this.scale = like.scale;
        this.relief = relief;
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** @param sigma units */
    Canvas blurred(double sigma) {
        double px = sigma * scale;
        return new Canvas(this, relief, red.blurred(px), green.blurred(px), blue.blurred(px));
    }

    /** Another of the same size, with nothing on it. */
    Canvas blank(Colour ground) {
        return new Canvas(frame, width, height, scale, ground);
    }

    /** A copy that changes apart from this. */
    Canvas copy() {
        return new Canvas(this, copy(relief), copy(red), copy(green), copy(blue));
    }

    private static Plane copy(Plane plane) {
        return new Plane(plane.width, plane.height, plane.values.clone());
    }

    Colour pixel(int x, int y) {
        return new Colour(red.at(x, y), green.at(x, y), blue.at(x, y));
    }

    /** Bilinear, units. */
    Colour at(double x, double y) {
        double px = x * scale;
        double py = y * scale;
        return Colour.clamped(red.sample(px, py), green.sample(px, py), blue.sample(px, py));
    }

    /** Lays a colour over a pixel that is on the canvas. */
    void lay(int x, int y, Colour colour, double alpha) {
        int i = y * width + x;
        float a = (float) Math.max(0, Math.min(1, alpha));
        red.values[i] += (colour.red() - red.values[i]) * a;
        green.values[i] += (colour.green() - green.values[i]) * a;
        blue.values[i] += (colour.blue() - blue.values[i]) * a;
    }

    /** Paint of that thickness over a pixel; some of what lies below still shows. */
    void build(int x, int y, double thickness, double alpha) {
        int i = y * width + x;
        relief.values[i] += (float) ((thickness + 0.25 * relief.values[i] - relief.values[i]) * alpha);
    }

    void shade(Shader shader) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                lay(x, y, shader.at((x + 0.5) / scale, (y + 0.5) / scale, pixel(x, y)), 1);
            }
        }
    }

    /** Draws with Java2D, smoothly, in units. */
    void draw(Consumer<Graphics2D> drawing) {
        BufferedImage layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = layer.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        drawing.accept(graphics);
        graphics.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int argb = layer.getRGB(x, y);
                if (argb >>> 24 != 0) {
                    lay(x, y, Colour.of(argb & 0xFFFFFF), (argb >>> 24) / 255.0);
                }
            }
        }
    }

    /**
     * Raking light from the upper left on the relief: slopes towards it brighten, slopes away darken, crests glint.
     *
     * @param strength 0 none, about 1 heavy impasto
     */
    void light(double strength) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double slopeX = (relief.at(x + 1, y) - relief.at(x - 1, y)) * scale;
                double slopeY = (relief.at(x, y + 1) - relief.at(x, y - 1)) * scale;
                double lit = strength * (0.6 * slopeX + 0.8 * slopeY);
                double shade = 1 + Math.max(-0.35, Math.min(0.35, lit));
                double glint = Math.max(0, Math.min(0.16, lit - 0.22));
                Colour c = pixel(x, y);
                lay(
                        x,
                        y,
                        Colour.clamped(c.red() * shade + glint, c.green() * shade + glint, c.blue() * shade + glint),
                        1);
            }
        }
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixel(x, y).rgb());
            }
        }
        return image;
    }
}
