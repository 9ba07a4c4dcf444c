package io.impasto.train.picture;

import io.impasto.engine.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Textures that are made rather than found: what painted pictures are full of and photographs lack. */
public enum Texture {
    /** Noise whose power falls with a power of the frequency. */
    NOISE {
        @Override
        void draw(Canvas canvas, SplittableRandom random) {
            double roughness = 0.3 + 0.6 * random.nextDouble();
            double[][] layers = {
                ValueNoise.of(canvas.side(), roughness, random),
                ValueNoise.of(canvas.side(), roughness, random),
                ValueNoise.of(canvas.side(), roughness, random)
            };
            double[][] palette = Canvas.colours(3, random);
            canvas.fill((x, y) -> {
                double[] colour = new double[Picture.CHANNELS];
                for (int c = 0; c < colour.length; c++) {
                    for (int layer = 0; layer < layers.length; layer++) {
                        colour[c] += layers[layer][y * canvas.side() + x] * palette[layer][c];
                    }
                }
                return colour;
            });
        }
    },
    /** Gratings and checks, bent by noise. */
    STRIPES {
        @Override
        void draw(Canvas canvas, SplittableRandom random) {
            double[] bend = ValueNoise.of(canvas.side(), 0.4, random);
            double[][] palette = Canvas.colours(3, random);
            double angle = Math.PI * random.nextDouble();
            double period = 4 * Math.pow(2, 4 * random.nextDouble());
            double bending = random.nextBoolean() ? 0 : 60 * random.nextDouble();
            double cross = random.nextDouble();
            double hard = random.nextBoolean() ? 20 : 1.5;
            canvas.fill((x, y) -> {
                double shift = bending * bend[y * canvas.side() + x];
                double u = Math.cos(angle) * x + Math.sin(angle) * y + shift;
                double v = Math.cos(angle) * y - Math.sin(angle) * x + shift;
                double along = 0.5 + 0.5 * Math.tanh(hard * Math.sin(2 * Math.PI * u / period));
                double across = cross * (0.5 + 0.5 * Math.tanh(hard * Math.sin(2 * Math.PI * v / (1.7 * period))));
                double[] colour = new double[Picture.CHANNELS];
                for (int c = 0; c < colour.length; c++) {
                    double base = palette[0][c] + along * (palette[1][c] - palette[0][c]);
                    colour[c] = base + across * (palette[2][c] - base);
                }
                return colour;
            });
        }
    },
    /** Discs of all sizes, one upon the other (the dead-leaves model: Lee, Mumford, Huang 2001). */
    DEAD_LEAVES {
        @Override
        void draw(Canvas canvas, SplittableRandom random) {
            double[][] palette = Canvas.colours(6, random);
            double least = 2 + 4 * random.nextDouble();
            for (int leaf = 0; leaf < LEAVES; leaf++) {
                double far = 1 / (least * least) - 1e-4;
                double radius = Math.min(100, 1 / Math.sqrt(1 / (least * least) - far * random.nextDouble()));
                canvas.disc(
                        canvas.side() * random.nextDouble(),
                        canvas.side() * random.nextDouble(),
                        radius,
                        Canvas.near(palette[random.nextInt(palette.length)], 0.12, random));
            }
        }
    },
    /** Brush strokes along a field of directions. */
    STROKES {
        @Override
        void draw(Canvas canvas, SplittableRandom random) {
            double[] field = ValueNoise.of(canvas.side(), 0.25, random);
            double[] hue = ValueNoise.of(canvas.side(), 0.4, random);
            double[][] palette = Canvas.colours(5, random);
            double width = 1.5 + 4 * random.nextDouble();
            int length = (int) (10 + 40 * random.nextDouble());
            double turns = 1 + 3 * random.nextDouble();
            double spread = 0.05 + 0.15 * random.nextDouble();
            int strokes = (int) (3.0 * canvas.side() * canvas.side() / (width * length));
            for (int stroke = 0; stroke < strokes; stroke++) {
                double x = canvas.side() * random.nextDouble();
                double y = canvas.side() * random.nextDouble();
                double at = hue[canvas.index(x, y)] * palette.length + 0.7 * random.nextDouble();
                double[] colour =
                        Canvas.near(palette[Math.floorMod((int) Math.floor(at), palette.length)], spread, random);
                for (int step = 0; step < length; step++) {
                    canvas.disc(x, y, width * Math.sin(Math.PI * (step + 1) / (length + 1)), colour);
                    double angle = 2 * Math.PI * turns * field[canvas.index(x, y)];
                    x += Math.cos(angle);
                    y += Math.sin(angle);
                }
            }
        }
    };

    private static final int LEAVES = 6000;

    /** Px, of both sides. */
    private static final int SIDE = 512;

    abstract void draw(Canvas canvas, SplittableRandom random);

    /** So many, the kinds in turn. */
    public static List<NamedPicture> pictures(int count, long seed) {
        List<NamedPicture> pictures = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            Texture kind = values()[i % values().length];
            Canvas canvas = new Canvas(SIDE);
            kind.draw(canvas, random.split());
            pictures.add(new NamedPicture(
                    "texture " + (i + 1) + " (" + kind.name().toLowerCase(Locale.ROOT) + ")", canvas.picture()));
        }
        return pictures;
    }
}
