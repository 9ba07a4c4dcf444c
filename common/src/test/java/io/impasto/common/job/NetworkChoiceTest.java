package io.impasto.common.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.wire.JobOptionsText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkChoiceTest {

    private static final NetworkChoice CHOICE = new NetworkChoice(NetworkName.BRUSH, Quality.DRAFT, "this is a CPU");

    @Test
    void whatARequestLeavesOpenIsTheWorkersChoice() {
        JobOptions asked = options(Map.of("preset", "studio", "size", "300", "seed", "7", "provenance", "false"));

        assertThat(asked.settled(CHOICE))
                .isEqualTo(options(Map.of(
                        "preset", "studio",
                        "network", "brush",
                        "quality", "draft",
                        "size", "300",
                        "seed", "7",
                        "provenance", "false")));
    }

    @Test
    void aQualityThatIsAskedForStays() {
        assertThat(options(Map.of("preset", "studio", "quality", "fine")).settled(CHOICE))
                .isEqualTo(options(Map.of("preset", "studio", "network", "brush", "quality", "fine")));
    }

    @Test
    void aNetworkThatIsAskedForStaysAndSoDoesItsQuality() {
        JobOptions asked = options(Map.of("preset", "studio", "network", "vgg19"));

        assertThat(asked.settled(CHOICE)).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "classic-scream", "classic-composition", "gatys"})
    void publishedPresetsHaveTheirNetwork(String preset) {
        JobOptions asked = options(Map.of("preset", preset));

        assertThat(asked.settled(CHOICE)).isEqualTo(asked);
    }

    @Test
    void choiceSaysWhyAndHowToChooseOtherwise() {
        assertThat(CHOICE)
                .hasToString(
                        "brush at draft quality, since this is a CPU; a request's network and quality say otherwise");
    }

    private static JobOptions options(Map<String, String> texts) {
        return JobOptionsText.parse(texts);
    }
}
