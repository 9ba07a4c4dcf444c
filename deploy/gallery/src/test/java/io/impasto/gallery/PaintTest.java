package io.impasto.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command, as it is used. */
class PaintTest {

    private static final int WRONG_USE = 2;

    @TempDir
    Path folder;

    private final StringWriter complaints = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Paint.command();
        command.setErr(new PrintWriter(complaints));
        return command.execute(arguments);
    }

    @Test
    void sameSeedWritesTheSameBytes() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        assertThat(run("ink-wash", "swirls", "--size", "96", "--seed", "7", "--out", first.toString()))
                .isZero();
        assertThat(run("swirls", "ink-wash", "--size", "96", "--seed", "7", "--out", second.toString()))
                .isZero();

        for (String file : new String[] {"ink-wash.jpg", "swirls.jpg"}) {
            assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
        assertThat(ImageIO.read(first.resolve("swirls.jpg").toFile()).getWidth())
                .isEqualTo(96);
    }

    @Test
    void unknownNameIsWrongUseAndNamesTheKnownOnes() {
        assertThat(run("mona-lisa", "--out", folder.toString())).isEqualTo(WRONG_USE);

        assertThat(complaints.toString()).contains("mona-lisa", "swirls", "lake-town");
    }

    @Test
    void sizeOutOfRangeIsWrongUseAndTellsTheRange() {
        for (String size : new String[] {"63", "3073", "-1"}) {
            assertThat(run("swirls", "--size=" + size, "--out", folder.toString()))
                    .isEqualTo(WRONG_USE);
        }

        assertThat(complaints.toString()).contains("63", "3073", "64 to 3072 px");
    }

    @Test
    void folderThatCannotBeMadeIsAFailure() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("ink-wash", "--size", "64", "--out", file.toString())).isEqualTo(1);

        assertThat(complaints.toString()).contains(file.toString());
    }
}
