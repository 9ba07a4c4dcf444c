package io.impasto.bench.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has cost so far.
 *
 * @param processor time
 * @param residentMiB memory now
 * @param mostMiB memory at its greatest
 */
record Cost(Duration processor, long residentMiB, long mostMiB) {

    static Cost of(ProcessHandle process) {
        return new Cost(
                process.info().totalCpuDuration().orElse(Duration.ZERO),
                status(process, "VmRSS:") / 1024,
                status(process, "VmHWM:") / 1024);
    }

    /** KiB. */
    private static long status(ProcessHandle process, String name) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time since then, ms. */
    double millisSince(Cost before) {
        return processor.minus(before.processor()).toNanos() / 1e6;
    }
}
