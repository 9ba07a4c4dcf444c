package io.impasto.worker.preview;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.picture.OutputFormat;
import java.time.Duration;

/**
 * How often previews are made, and of what kind.
 *
 * @param interval between two; zero for none at all
 * @param longerSide the most that the longer side has, px, at least 1; a smaller picture stays as it is
 * @param format of their files
 */
public record PreviewRules(Duration interval, int longerSide, OutputFormat.Jpeg format) {

    /** @throws InvalidInputException if the interval is negative, or the side below 1 px */
    public PreviewRules {
        if (interval.isNegative()) {
            throw new InvalidInputException(
                    "impasto.worker.preview.interval", interval + " is below 0, which is for no previews at all");
        }
        if (longerSide < 1) {
            throw new InvalidInputException(
                    "impasto.worker.preview.longer-side", longerSide + " px is less than a pixel");
        }
    }

    boolean none() {
        return interval.isZero();
    }
}
