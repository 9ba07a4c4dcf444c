package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobOptions;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FormatOptionsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "a.png,                        png,    -,  -",
                "a.PNG --bits=8,               png,    -,  -",
                "a.png --bits=16,              png16,  -,  -",
                "a.png --set=format=png16,     png16,  -,  -",
                "b.c.jpeg,                     jpeg,   -,  -",
                "a.jpg --jpeg-quality=80,      jpeg,   80, -",
                "a.jpg --set=jpegQuality=80,   jpeg,   80, -",
                "a.tif --no-provenance,        tiff,   -,  false",
                "a.TIFF --bits=16,             tiff16, -,  -",
            })
    void endingAndOptionsAreTheContracts(String typed, String format, Integer quality, Boolean provenance) {
        JobOptions options = read(typed);

        assertThat(options.format()).hasToString(format);
        assertThat(options.jpegQuality()).isEqualTo(quality);
        assertThat(options.provenance()).isEqualTo(provenance);
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg --bits=16,                    'bits: a JPEG has 8; let the output end in .png or .tif for 16'",
        "a.png --bits=12,                    'bits: 12 is neither 8 nor 16'",
        "a.png --jpeg-quality=80,            'options.jpegQuality: the format png has no such option'",
        "a.jpg --jpeg-quality=0,             'options.jpegQuality: 0 is not between 1 and 100'",
        "a.jpg --jpeg-quality=high,          'options.jpegQuality: ''high'' is not a whole number'",
        "a.png --set=format=tiff,            'options.format: tiff doesn''t go with the output a.png'",
        "a.png --set=format=png --bits=16,   'options.format: is given twice: png and png16'",
    })
    void whatCannotBeIsNamed(String typed, String message) {
        assertThatThrownBy(() -> read(typed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.webp", "a.gif", "a", "png"})
    void refusesOtherEndingsAndSaysWhichOnesThereAre(String name) {
        assertThatThrownBy(() -> read(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("output: " + name + " should end in .png, .jpg, .jpeg, .tif or .tiff");
    }

    /** @param typed the output, and options behind it */
    private static JobOptions read(String typed) {
        String[] words = typed.split(" ");
        Stylize command = new Stylize();
        String[] options = Arrays.copyOfRange(words, 1, words.length);
        new CommandLine(command).parseArgs(options);
        return command.options.read(Path.of(words[0]), false);
    }

    @CommandLine.Command
    private static final class Stylize {
        @CommandLine.Mixin
        private ContractOptions options = new ContractOptions();
    }
}
