package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole stack, the network and the pictures that come with the project, and nothing else. */
class DemoIT {

    @Test
    void demoPaintsThreePicturesThroughAStackOfItsOwn(@TempDir Path folder) throws Exception {
        Path sheet = folder.resolve("sheet.png");
        StringWriter err = new StringWriter();
        CommandLine command = Impasto.commandLine(Surroundings.ofProcess()).setErr(new PrintWriter(err, true));

        int exitCode = command.execute(
                "demo", "--size", "64", "--iterations", "30", "--device", "cpu", "-o", sheet.toString());

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(err.toString()).contains("the pictures are in " + sheet).contains("in the manner of stained-glass");
        assertThat(ImageIO.read(sheet.toFile()).getWidth()).isEqualTo(2 * 64 + 3 * 12);
    }
}
