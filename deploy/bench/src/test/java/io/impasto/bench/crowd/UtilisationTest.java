package io.impasto.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtilisationTest {

    /** Work of 8, with 1 before it and 1 after it, again and again. */
    private static List<Stay> eightOfTen(int worker, long first, int jobs) {
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            long at = first + 10L * i;
            stays.add(new Stay(worker, worker + "-" + i, at, at + 1, at + 9, at + 10));
        }
        return stays;
    }

    @Test
    void workersThatWorkFourFifthsOfTheTimeAreAtFourFifthsOfTheIdeal() {
        List<Stay> stays = eightOfTen(0, 0, 101);
        stays.addAll(eightOfTen(1, 0, 101));

        Utilisation used = Utilisation.of(stays, 2);

        assertThat(used.share()).isCloseTo(0.8, within(1e-9));
        assertThat(used.jobs()).isEqualTo(200);
    }

    @Test
    void whileSomeHaveNotBegunOrThereIsNothingMoreToTakeNobodyIsBlamed() {
        List<Stay> stays = eightOfTen(0, 0, 60);
        stays.addAll(eightOfTen(1, 100, 20)); // begins late, and is idle from 300 on, but there is work for the other

        Utilisation used = Utilisation.of(stays, 2);

        assertThat(used.window()).isEqualTo(new Span(100, 590));
        assertThat(used.share()).isCloseTo((49 * 8 + 20 * 8) / 2.0 / 490, within(1e-9));
    }

    @Test
    void whoWasGivenNothingIsNotLeftOutOfTheAccount() {
        assertThatThrownBy(() -> Utilisation.of(eightOfTen(0, 0, 10), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 workers were given no job");
    }

    @Test
    void timeBetweenTwoJobsIsFromTheEndOfWorkToTheNextBeginning() {
        List<Stay> stays = eightOfTen(0, 0, 4);
        stays.addAll(eightOfTen(1, 0, 4));

        assertThat(Utilisation.between(stays, new Span(0, 30)))
                .hasSize(6)
                .containsOnly(new Utilisation.Between(1, 0, 1));
        assertThat(Utilisation.between(stays, new Span(0, 15)))
                .as("one each was taken in time")
                .hasSize(2);
    }
}
