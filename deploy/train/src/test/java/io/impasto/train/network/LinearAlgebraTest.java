package io.impasto.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Channels chosen, and maps fitted, in cases that can be worked out by hand. */
class LinearAlgebraTest {

    @Test
    void theChannelThatExplainsMostComesFirst() {
        // Channels a, 2a and an independent b of more energy than a but less than 2a explains.
        double[][] moments = {{1, 2, 0}, {2, 4, 0}, {0, 0, 3}};

        assertThat(SpanningChannels.of(moments, 1)).containsExactly(0);
        assertThat(SpanningChannels.of(moments, 2)).containsExactly(0, 2);
    }

    @Test
    void aChannelWithoutEnergyIsTakenLast() {
        double[][] moments = {{0, 0, 0}, {0, 4, 1}, {0, 1, 3}};

        assertThat(SpanningChannels.of(moments, 2)).containsExactly(1, 2);
        assertThat(SpanningChannels.of(moments, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void leastSquaresFindTheMapThatMadeTheMoments() {
        double[][] own = {{2, 0.5}, {0.5, 1}};
        double[][] map = {{1, -2}, {3, 0.25}, {0, 4}};
        double[][] cross = new double[3][2];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                cross[i][j] = map[i][0] * own[0][j] + map[i][1] * own[1][j];
            }
        }

        double[][] found = LeastSquares.map(cross, own);

        for (int i = 0; i < 3; i++) {
            assertThat(found[i]).containsExactly(map[i], within(1e-4));
        }
    }

    @Test
    void leastSquaresShareBetweenChannelsThatSayTheSame() {
        double[][] found = LeastSquares.map(new double[][] {{1, 1}}, new double[][] {{1, 1}, {1, 1}});

        assertThat(found[0][0] + found[0][1]).isCloseTo(1, within(1e-4));
    }
}
