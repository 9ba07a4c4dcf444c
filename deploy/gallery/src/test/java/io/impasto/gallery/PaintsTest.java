package io.impasto.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What paintings are made with. */
class PaintsTest {

    private static final Frame SQUARE = new Frame(768, 768);

    @Test
    void colourBeyondItsRangeIsRefusedOrClamped() {
        assertThatThrownBy(() -> new Colour(0, 1.2f, 0))
                .hasMessageContaining("1.2")
                .hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> new Colour(Float.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Colour.clamped(-3, 0.5, 7)).isEqualTo(new Colour(0, 0.5f, 1));
        assertThat(Colour.of(0x336699).rgb()).isEqualTo(0x336699);
    }

    @Test
    void rampGoesThroughItsColours() {
        Ramp ramp = Ramp.of(0x000000, 0xff0000, 0x00ff00);

        assertThat(ramp.at(-1)).isEqualTo(Colour.BLACK);
        assertThat(ramp.at(0.5)).isEqualTo(Colour.of(0xff0000));
        assertThat(ramp.at(2)).isEqualTo(Colour.of(0x00ff00));
        assertThat(ramp.at(0.25).red()).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void distancesAreThoseOfTryingAllMarks() {
        int width = 23;
        int height = 17;
        SplittableRandom random = new SplittableRandom(3);
        boolean[] marked = new boolean[width * height];
        for (int i = 0; i < 12; i++) {
            marked[random.nextInt(marked.length)] = true;
        }

        Plane found = Distances.to(marked, width, height);

        for (int i = 0; i < marked.length; i++) {
            double least = Double.MAX_VALUE;
            for (int j = 0; j < marked.length; j++) {
                if (marked[j]) {
                    least = Math.min(least, Math.hypot(i % width - j % width, i / width - j / width));
                }
            }
            assertThat(found.values[i]).isCloseTo((float) least, within(1e-4f));
        }
    }

    @Test
    void blurKeepsTheSumAndHasTheSpreadAskedFor() {
        Plane dot = new Plane(61, 61);
        dot.values[30 * 61 + 30] = 1;

        Plane blurred = dot.blurred(4);

        double sum = 0;
        double variance = 0;
        for (int i = 0; i < blurred.values.length; i++) {
            sum += blurred.values[i];
            variance += blurred.values[i] * Math.pow(i % 61 - 30, 2);
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
        assertThat(Math.sqrt(variance)).isCloseTo(4, within(0.3));
    }

    @Test
    void edgesLeadStrokesAlongThem() {
        Canvas picture = new Canvas(SQUARE, 192, Colour.BLACK);
        picture.shade((x, y, there) -> x + y < 768 ? Colour.BLACK : Colour.WHITE);

        Flow flow = new EdgeFlow(picture, 12, (x, y) -> 0);

        assertThat(Math.abs(Math.sin(flow.angle(384, 384) + Math.PI / 4))).isLessThan(0.05);
        assertThat(flow.angle(60, 60)).isCloseTo(0, within(1e-6));
    }

    @Test
    void strokeStaysWithinItsRadiusAndIsThickInside() {
        Canvas canvas = new Canvas(SQUARE, 768, Colour.WHITE);
        double[] path = Stroke.dab(384, 384, 0, 200);

        new Brush(canvas, new SplittableRandom(1))
                .paint(new Stroke(path, 20, Colour.BLACK, Colour.BLACK, false), Brush.Handling.OIL);

        assertThat(canvas.pixel(384, 384).luma()).isLessThan(0.5);
        assertThat(canvas.relief.at(384, 384)).isPositive();
        assertThat(canvas.pixel(384, 384 + 23)).isEqualTo(Colour.WHITE);
        assertThat(canvas.pixel(384 - 124, 384)).isEqualTo(Colour.WHITE);
    }

    @Test
    void lightLeavesFlatPaintAsItIs() {
        Canvas canvas = new Canvas(SQUARE, 64, Colour.of(0x808080));
        Arrays.fill(canvas.relief.values, 0.7f);

        canvas.light(1);

        assertThat(canvas.image().getRGB(10, 10) & 0xFFFFFF).isEqualTo(0x808080);
    }

    @Test
    void layersComeNearerToThePicture() {
        Canvas picture = new Canvas(SQUARE, 96, Colour.of(0x204080));
        picture.shade((x, y, there) -> Math.hypot(x - 384, y - 384) < 200 ? Colour.of(0xe0a030) : there);
        Canvas coarse = new Canvas(SQUARE, 96, Colour.WHITE);
        Canvas fine = new Canvas(SQUARE, 96, Colour.WHITE);
        Layering.Layer first = new Layering.Layer(60, 1, -1, 6, 0.1);

        new Layering(coarse, picture, (x, y) -> 0.3, Brush.Handling.GOUACHE, new SplittableRandom(2)).layer(first);
        new Layering(fine, picture, (x, y) -> 0.3, Brush.Handling.GOUACHE, new SplittableRandom(2))
                .layer(first)
                .layer(new Layering.Layer(20, 1, 0.05, 6, 0.1));

        assertThat(difference(fine, picture)).isLessThan(0.7 * difference(coarse, picture));
    }

    private static double difference(Canvas a, Canvas b) {
        double sum = 0;
        for (int y = 0; y < a.height; y++) {
            for (int x = 0; x < a.width; x++) {
                sum += a.pixel(x, y).distance(b.pixel(x, y));
            }
        }
        return sum / (a.width * a.height);
    }

    @Test
    void budgetIsKeptWhereAnyQualityCan() throws java.io.IOException {
        Canvas canvas = new Canvas(SQUARE, 256, Colour.WHITE);
        Noise noise = new Noise(new SplittableRandom(1));
        canvas.shade((x, y, there) -> there.brighter(0.5 + 0.5 * noise.fractal(x / 4, y / 4, 3)));

        byte[] small = new JpegBudget(14_000).encode(canvas.image());
        byte[] large = new JpegBudget(24_000).encode(canvas.image());

        assertThat(small.length).isLessThanOrEqualTo(14_000);
        assertThat(large.length).isLessThanOrEqualTo(24_000).isGreaterThan(small.length);
    }
}
