package io.impasto.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.coordinator.group.GroupCoordinatorConfig;
import org.apache.kafka.coordinator.group.modern.share.ShareGroupConfig;
import org.junit.jupiter.api.Test;

/** The page says what is computed, of what is so. */
class CapacityTest {

    private static final Limits LIMITS = Limits.known();

    private static Object preset(ConfigDef settings, String name) {
        return settings.defaultValues().get(name);
    }

    @Test
    void limitsAreKafkasOwn() {
        ConfigDef share = ShareGroupConfig.CONFIG_DEF;
        ConfigDef groups = GroupCoordinatorConfig.CONFIG_DEF;

        assertThat(preset(groups, "group.share.max.size"))
                .isEqualTo((int) LIMITS.members().value());
        assertThat(preset(share, "group.share.max.share.sessions"))
                .isEqualTo((int) LIMITS.sessions().value());
        assertThat(preset(share, "group.share.partition.max.record.locks"))
                .isEqualTo((int) LIMITS.locks().value());
        assertThat(preset(groups, "group.share.heartbeat.interval.ms"))
                .isEqualTo((int) (LIMITS.heartbeat().value() * 1000));
    }

    @Test
    void noMoreMembersCanBeSet() {
        ConfigDef.Validator validator =
                GroupCoordinatorConfig.CONFIG_DEF.configKeys().get("group.share.max.size").validator;
        int most = (int) LIMITS.mostMembers().value();

        validator.ensureValid("group.share.max.size", most);
        assertThatThrownBy(() -> validator.ensureValid("group.share.max.size", most + 1))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void busyWorkerAsksForWhatItsOneKindOfJobAsksFor() {
        Inputs inputs = Inputs.named("h100").only("studio 512 px");
        double seconds = inputs.jobSeconds(inputs.mix().get(0).options());
        double painting = inputs.paintSeconds(inputs.mix().get(0).options());

        Load load = Load.of(inputs, LIMITS);

        // Five scales: four checkpoints between them, a preview in each
        assertThat(load.jobs()).isCloseTo(1 / seconds, within(1e-12));
        assertThat(load.puts()).isCloseTo((painting / 15 + 4 + painting / 3 + 5 + 8) / seconds, within(1e-9));
        assertThat(load.events()).isCloseTo((2 * painting + painting / 3 + 5 + 4) / seconds, within(1e-9));
        assertThat(load.checkpointBytes()).isCloseTo((painting / 15 + 1) * 512 * 384 * 48 / seconds, within(1e-6));
    }

    @Test
    void checkpointsThatAreTooLargeArentCounted() {
        Inputs inputs = Inputs.named("h100");
        List<Double> bytes = inputs.mix().stream()
                .map(wanted -> Load.checkpointBytes(wanted.options(), LIMITS))
                .toList();

        assertThat(bytes)
                .allMatch(each -> each > 0 && each <= LIMITS.checkpointMost().value());
        assertThat(Load.checkpointBytes(
                        Contract.json()
                                .convertValue(
                                        Map.of("preset", "studio", "network", "vgg19", "size", 4096), JobOptions.class),
                        LIMITS))
                .isZero();
    }

    /** {@code deploy/bench/scale capacity} prints them. */
    @Test
    void tablesOfThePageAreTheComputedOnes() throws IOException {
        String page = Files.readString(Path.of("CAPACITY.md"));
        Capacity gpu = Capacity.of(Inputs.named("h100"));

        assertThat(page)
                .contains(gpu.deliveries(), Capacity.of(Inputs.named("cpu")).deliveries(), gpu.needs(), gpu.ends());
    }
}
