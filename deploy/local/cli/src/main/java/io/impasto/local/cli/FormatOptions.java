package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.FormatName;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What kind of file the output is to be: the job's options that its name's ending doesn't say alone. */
final class FormatOptions {

    @Option(names = "--bits", paramLabel = "N", description = "Of a sample: 8 (the default) or 16 (.png, .tif).")
    private @Nullable String bits;

    @Option(names = "--jpeg-quality", paramLabel = "Q", description = "1 to 100 (.jpg; default: 95).")
    private @Nullable String jpegQuality;

    @Option(
            names = "--no-provenance",
            description = "Leaves out of the file how it came to be: software, options, seed, network, weights.")
    private boolean noProvenance;

    /**
     * Lays them over the job's other options.
     *
     * @param texts what is given by name already; gets {@code format} and what else is said here
     * @throws InvalidInputException if the ending is none, or what is asked for isn't to be had with it
     */
    void addTo(OptionTexts texts, Path output) {
        FormatName ofEnding = ofEnding(output);
        @Nullable String named = texts.get("format");
        if (named != null && !FormatName.of(named).mediaType().equals(ofEnding.mediaType())) {
            throw new InvalidInputException("options.format", named + " doesn't go with the output " + output);
        }
        if (named == null || bits != null) {
            texts.put("format", (wide() ? wide(ofEnding) : ofEnding).wireName());
        }
        texts.put("jpegQuality", jpegQuality);
        texts.put("provenance", noProvenance ? "false" : null);
    }

    private boolean wide() {
        if (bits != null && !bits.equals("8") && !bits.equals("16")) {
            throw new InvalidInputException("bits", bits + " is neither 8 nor 16");
        }
        return "16".equals(bits);
    }

    private static FormatName wide(FormatName narrow) {
        return switch (narrow) {
            case PNG, PNG16 -> FormatName.PNG16;
            case TIFF, TIFF16 -> FormatName.TIFF16;
            case JPEG ->
                throw new InvalidInputException("bits", "a JPEG has 8; let the output end in .png or .tif for 16");
        };
    }

    private static FormatName ofEnding(Path output) {
        String name = String.valueOf(output.getFileName());
        return switch (name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT)) {
            case ".png" -> FormatName.PNG;
            case ".jpg", ".jpeg" -> FormatName.JPEG;
            case ".tif", ".tiff" -> FormatName.TIFF;
            default ->
                throw new InvalidInputException("output", output + " should end in .png, .jpg, .jpeg, .tif or .tiff");
        };
    }
}
