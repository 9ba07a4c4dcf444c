package io.impasto.engine.memory;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory this process can have on a device. */
public final class DeviceMemory {

    /** Forecasts are off by up to a sixth, and the rest of the machine wants to live: 0.9 was seen to end in the kernel's killing. */
    private static final double SHARE = 0.8;

    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path PROCESS = Path.of("/proc/self/status");
    private static final long KIB = 1024;

    private DeviceMemory() {}

    /** What this process holds and what is free beside it, less a reserve, bytes. */
    public static long available(Device device) {
        return (long) (SHARE * all(device));
    }

    /**
     * What was planned with once, where the device still has that much, reserve or not: other tiles would be another result in the last
     * bits. Else what is available now.
     */
    public static long again(long planned, Device device) {
        return planned <= all(device) ? planned : available(device);
    }

    private static long all(Device device) {
        return device.isGpu() ? gpu(device) : host();
    }

    /** PyTorch keeps what was freed for the next tensor of its size, and CUDA counts that as taken; so it is given back first. */
    private static long gpu(Device device) {
        JniUtils.emptyCudaCache();
        MemoryUsage usage = CudaUtils.getGpuMemory(device);
        return usage.getMax() - usage.getCommitted();
    }

    /** The container's limit where there is one, and no more than is free. */
    private static long host() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long limit = system.getTotalMemorySize();
        OptionalLong free = read(MACHINE, "MemAvailable:");
        OptionalLong own = read(PROCESS, "VmRSS:");
        return free.isPresent() ? Math.min(limit, free.getAsLong() + own.orElse(0)) : limit;
    }

    /** A line of Linux's; empty on other systems. */
    private static OptionalLong read(Path file, String key) {
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
