package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputeDeviceTest {

    private static final Accelerators NO_DRIVER = new Accelerators(false, false, 0, List.of());
    private static final Accelerators CPU_FLAVOUR = new Accelerators(true, false, 0, List.of("NVIDIA H100"));
    private static final Accelerators NOTHING_VISIBLE = new Accelerators(true, true, 0, List.of("NVIDIA H100"));
    private static final Accelerators TWO = new Accelerators(true, true, 2, List.of("NVIDIA H100", "NVIDIA L4"));

    @Test
    void gpuThatCannotBeUsedIsAnErrorThatNamesWhatIsMissing() {
        assertRefused("gpu:0", NO_DRIVER, "gpu:0 can't be used: there is no NVIDIA driver");
        assertRefused("gpu:0", CPU_FLAVOUR, "DJL runs the CPU flavour of PyTorch");
        assertRefused("gpu:0", NOTHING_VISIBLE, "CUDA sees no device");
        assertRefused("gpu:2", TWO, "CUDA sees only 2 devices, gpu:0 to gpu:1");
    }

    @Test
    void gpuThatIsThereIsTakenAndNamed() {
        assertThat(ComputeDevice.choose(DeviceChoice.of("gpu:1"), TWO).description())
                .isEqualTo("gpu:1 (NVIDIA L4)");
        assertThat(ComputeDevice.choose(DeviceChoice.of("auto"), TWO).description())
                .isEqualTo("gpu:0 (NVIDIA H100)");
    }

    @Test
    void autoTakesTheCpuWhereNoGpuCanBeUsed() {
        assertThat(ComputeDevice.choose(DeviceChoice.of("auto"), CPU_FLAVOUR).description())
                .isEqualTo("cpu");
        assertThat(ComputeDevice.choose(DeviceChoice.of("cpu"), TWO).description())
                .isEqualTo("cpu");
    }

    @Test
    void unknownDeviceIsRefusedByName() {
        assertThatThrownBy(() -> DeviceChoice.of("tpu"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'tpu' is none of auto, cpu, gpu:N and gpu:N@fp16");
    }

    @Test
    void halfPrecisionIsForGpusThatAreAskedFor() {
        ComputeDevice half = ComputeDevice.choose(DeviceChoice.of("gpu:1@fp16"), TWO);

        assertThat(half.half()).isTrue();
        assertThat(half.description()).isEqualTo("gpu:1@fp16 (NVIDIA L4)");
        assertThat(ComputeDevice.choose(DeviceChoice.of("auto"), TWO).half()).isFalse();
        assertThatThrownBy(() -> DeviceChoice.of("cpu@fp16"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("half precision is for GPUs, such as gpu:0@fp16");
    }

    private static void assertRefused(String choice, Accelerators present, String why) {
        assertThatThrownBy(() -> ComputeDevice.choose(DeviceChoice.of(choice), present))
                .isInstanceOf(DeviceUnavailableException.class)
                .hasMessageContaining(why);
    }
}
