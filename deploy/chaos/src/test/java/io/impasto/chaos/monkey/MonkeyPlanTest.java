package io.impasto.chaos.monkey;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonkeyPlanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run   | 0      | 3  | jobs: 0 is not between 1 and 100000",
                "run   | 100001 | 3  | jobs: 100001 is not",
                "run   | 1      | 0  | workers: 0 is not between 1 and 64",
                "run   | 1      | 65 | workers: 65 is not",
                "a run | 1      | 1  | run: 'a run' is not",
            })
    void planThatCantBeIsRefusedByName(String run, int jobs, int workers, String named) {
        assertThatThrownBy(() -> new MonkeyPlan(run, jobs, workers, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(named);
    }
}
