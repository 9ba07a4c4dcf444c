package io.impasto.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryShareTest {

    @Test
    void halvesOfAllAreAHalfAndAQuarter() {
        assertThat(MemoryShare.ALL.of(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(MemoryShare.ALL.halved().of(4_000)).isEqualTo(2_000);
        assertThat(MemoryShare.ALL.halved().halved())
                .isEqualTo(new MemoryShare(0.25))
                .hasToString("25 %");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
    void nothingMoreThanAllAndNoNumberAreNoShares(double fraction) {
        assertThatThrownBy(() -> new MemoryShare(fraction))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("above 0 to 1");
    }
}
