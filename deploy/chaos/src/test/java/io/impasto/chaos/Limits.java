package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's limits on a process that runs. */
final class Limits {

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private Limits() {}

    /** Skips the test where there is no {@code prlimit} (util-linux). */
    static void set(long pid, String resource, String limit) throws Exception {
        assumeTrue(Files.isExecutable(PRLIMIT), "there is no " + PRLIMIT + ", which limits a running process");
        int status = new ProcessBuilder(PRLIMIT.toString(), "--pid", Long.toString(pid), "--" + resource + "=" + limit)
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }
}
