package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DJL loads its native code once a process, so each try is a process of its own. */
class NativeLibraryFolderTest {

    @TempDir
    Path folder;

    /** What the processes run. */
    static final class Opening {

        private Opening() {}

        public static void main(String[] arguments) {
            try {
                StyleEngine.open(DeviceChoice.of("cpu"), new WeightsFolders(List.of()), EngineLimits.DEFAULT)
                        .close();
                System.out.println("opened");
            } catch (DeviceUnavailableException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void folderThatTheLibrariesCannotBeUnpackedIntoIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("cache"), "not a folder");
        Path out = folder.resolve("out.txt");
        ProcessBuilder opening = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        opening.environment().put("DJL_CACHE_DIR", file.toString());
        opening.environment().remove("ENGINE_CACHE_DIR");

        int status = opening.start().waitFor();

        assertThat(status).isZero();
        assertThat(Files.readString(out))
                .contains("PyTorch can't be loaded: ")
                .contains("unpacked into " + file.resolve("pytorch"))
                .contains("DJL_CACHE_DIR names another folder");
    }
}
