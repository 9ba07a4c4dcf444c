package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.MaskRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of the content takes which part of the styles. */
final class MaskOptions {

    @Option(
            names = "--content-mask",
            paramLabel = "FILE",
            description = {
                "The content's regions as a picture: a colour each, or grey from black to white.",
                "Each region takes the manner of its own part of the styles; presets studio and gatys."
            })
    private @Nullable Path content;

    @Option(
            names = "--style-mask",
            split = ",",
            paramLabel = "FILE",
            description = {
                "The same regions in the styles, one each, in their order.",
                "A style whose mask is - serves every region."
            })
    private List<String> styles = new ArrayList<>();

    Optional<Path> content() {
        return Optional.ofNullable(content);
    }

    /**
     * One for each style; absent for a style without a mask.
     *
     * @throws InvalidInputException if masks are given, but not as many
     */
    List<Optional<Path>> styles(int count) {
        if (styles.isEmpty()) {
            return Collections.nCopies(count, Optional.empty());
        }
        if (styles.size() != count) {
            throw new InvalidInputException(
                    "style-mask",
                    "there are " + styles.size() + " for " + count + " styles: give one each, - for a style without");
        }
        if (content == null) {
            throw new InvalidInputException(
                    "style-mask", "there is no --content-mask: it says where the regions are painted");
        }
        return styles.stream()
                .map(mask -> mask.isEmpty() || mask.equals(MaskRules.NONE)
                        ? Optional.<Path>empty()
                        : Optional.of(Path.of(mask)))
                .toList();
    }
}
