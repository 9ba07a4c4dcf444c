package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFineTest {

    @Test
    void everyLevelOfEightBitsComesBack() {
        int[] levels = new int[Picture.CHANNELS * 256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i / Picture.CHANNELS;
        }
        Picture picture = Pictures.of(256, 1, levels);

        assertThat(FinePicture.of(picture).toEightBit()).isEqualTo(picture);
    }

    @Test
    void halfIsRoundedUp() {
        assertThat(new FinePicture(1, 1, new float[] {0.5f, Math.nextDown(0.5f), 1}).toEightBit())
                .isEqualTo(Pictures.of(1, 1, 128, 127, 255));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, -1e-7f, 1.0000001f, Float.POSITIVE_INFINITY})
    void refusesSamplesThatAreNone(float sample) {
        float[] rgb = new float[18];
        rgb[3 * 4 + 1] = sample;

        assertThatThrownBy(() -> new FinePicture(3, 2, rgb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the green at x = 1, y = 1 is " + sample + ": samples are between 0 and 1");
    }

    @Test
    void refusesArraysOfAnotherLength() {
        assertThatThrownBy(() -> new FinePicture(3, 2, new float[17])).hasMessageContaining("18 samples, not 17");
    }
}
