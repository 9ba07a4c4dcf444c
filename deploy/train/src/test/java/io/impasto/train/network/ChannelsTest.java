package io.impasto.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How wide a student is. */
class ChannelsTest {

    @Test
    void aQuarterAndAThird() {
        assertThat(Channels.VGG19.part("1/4").counts())
                .containsExactly(16, 16, 32, 32, 64, 64, 64, 64, 128, 128, 128, 128, 128);
        assertThat(Channels.VGG19.part("1/3").counts())
                .containsExactly(24, 24, 40, 40, 88, 88, 88, 88, 168, 168, 168, 168, 168);
        assertThat(Channels.VGG19.part("1/1")).isEqualTo(Channels.VGG19);
        assertThat(Channels.VGG19.part("1/1000").counts()).containsOnly(8);
    }

    @Test
    void aQuarterHasEightHundredThousandParameters() {
        assertThat(Channels.VGG19.part("1/4").parameters()).isBetween(800_000L, 820_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "1/0", "", "a quarter", "0.25", "-1/4", "1/99999999999"})
    void whatIsNoPartIsRefused(String fraction) {
        assertThatThrownBy(() -> Channels.VGG19.part(fraction))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--width")
                .hasMessageMatching("(?s).*(1/4 or 1/3|at most 1/1).*");
    }
}
