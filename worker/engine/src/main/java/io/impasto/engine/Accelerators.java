package io.impasto.engine;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is on this machine to compute on beside the CPU.
 *
 * @param driver whether NVIDIA's driver is loaded
 * @param cudaLibrary whether the PyTorch that DJL loaded is a CUDA flavour
 * @param devices how many GPUs CUDA sees
 * @param models the GPUs' names as the driver gives them, possibly fewer than {@code devices}
 */
record Accelerators(boolean driver, boolean cudaLibrary, int devices, List<String> models) {

    private static final Path DRIVER = Path.of("/proc/driver/nvidia");

    Accelerators {
        models = List.copyOf(models);
    }

    static Accelerators present(Engine pytorch) {
        boolean cuda = Files.exists(Path.of(LibUtils.getLibtorchPath()).resolve("libtorch_cuda.so"));
        boolean driver = Files.exists(DRIVER.resolve("version"));
        return new Accelerators(driver, cuda, driver && cuda ? pytorch.getGpuCount() : 0, readModels());
    }

    /** Why the GPU of that index can't be used, with a remedy; empty if it can. */
    Optional<String> obstacle(int index) {
        if (!driver) {
            return Optional.of("there is no NVIDIA driver on this machine (" + DRIVER + " is absent)");
        }
        if (!cudaLibrary) {
            return Optional.of("DJL runs the CPU flavour of PyTorch; point PYTORCH_LIBRARY_PATH, PYTORCH_VERSION and"
                    + " PYTORCH_FLAVOR at an installed CUDA flavour");
        }
        if (devices == 0) {
            return Optional.of("CUDA sees no device (is CUDA_VISIBLE_DEVICES empty?)");
        }
        if (index >= devices) {
            return Optional.of("CUDA sees only " + devices + (devices == 1 ? " device" : " devices") + ", gpu:0"
                    + (devices == 1 ? "" : " to gpu:" + (devices - 1)));
        }
        return Optional.empty();
    }

    private static List<String> readModels() {
        Path gpus = DRIVER.resolve("gpus");
        if (!Files.isDirectory(gpus)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(gpus).sorted()) {
            return folders.map(folder -> folder.resolve("information"))
                    .filter(Files::isReadable)
                    .flatMap(Accelerators::model)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> model(Path information) {
        try {
            return Files.readAllLines(information).stream()
                    .filter(line -> line.startsWith("Model:"))
                    .map(line -> line.substring("Model:".length()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
