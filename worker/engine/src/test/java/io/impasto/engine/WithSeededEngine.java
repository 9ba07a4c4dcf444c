package io.impasto.engine;

import io.impasto.engine.network.SeededSqueezeNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Has an engine on the CPU that knows a small seeded SqueezeNet, a fresh one for each test. */
abstract class WithSeededEngine {

    /** Where the network's weights are. */
    @TempDir
    Path folder;

    StyleEngine engine;

    @BeforeEach
    void open() throws IOException {
        SeededSqueezeNet.writeInto(folder);
        engine = StyleEngine.open(DeviceChoice.of("cpu"), new WeightsFolders(List.of(folder)), EngineLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        engine.close();
    }
}
