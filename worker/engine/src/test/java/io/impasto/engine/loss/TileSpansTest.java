package io.impasto.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles cover the picture once, see far enough, and are alike. */
class TileSpansTest {

    @ParameterizedTest
    @CsvSource({"4096, 1984", "3072, 1984", "1000, 64", "333, 64", "77, 64", "64, 64", "1, 16", "4097, 2048"})
    void everyPixelHasOneTileThatSeesFarEnough(long length, int side) {
        List<TileSpans.Span> spans = new TileSpans(length, side).spans();

        long covered = 0;
        for (TileSpans.Span span : spans) {
            assertThat(span.from()).isEqualTo(covered);
            assertThat(span.to() - span.from()).isBetween(1L, (long) side);
            assertThat(span.outerFrom() % Tiling.ALIGNMENT).isZero();
            assertThat(span.outerFrom()).isBetween(0L, Math.max(0, span.from() - Tiling.CONTEXT));
            assertThat(span.outerTo()).isBetween(Math.min(length, span.to() + Tiling.CONTEXT), length);
            covered = span.to();
        }
        assertThat(covered).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"4096, 1984", "3072, 1984", "1000, 64", "333, 64", "4097, 2048"})
    void allSeeAsMuch(long length, int side) {
        TileSpans tiles = new TileSpans(length, side);

        assertThat(tiles.spans())
                .allSatisfy(span -> assertThat(span.outerTo() - span.outerFrom())
                        .isBetween(tiles.withSurroundings(), tiles.withSurroundings() + Tiling.ALIGNMENT - 1));
    }
}
