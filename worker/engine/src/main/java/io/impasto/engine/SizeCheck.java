package io.impasto.engine;

import io.impasto.common.image.PictureSize;
import io.impasto.common.job.ClassicParameters;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.picture.PictureTooLargeException;
import java.util.Set;

/** Refuses sizes that can't work before anything is computed. */
record SizeCheck(FeatureNetwork network, Taps taps, EngineLimits limits) {

    /** @throws PictureTooSmallException, PictureTooLargeException naming the sizes and a remedy */
    void check(StyleTask task, ClassicParameters parameters) {
        check("content", task.content().size(), "size", parameters.size(), taps.all());
        if (!taps.style().isEmpty()) {
            Set<String> styleTaps = taps.style().keySet();
            for (StyleSource style : task.styles()) {
                check("style", style.picture().size(), "styleSize", parameters.styleSize(), styleTaps);
            }
        }
    }

    private void check(String role, PictureSize picture, String option, int side, Set<String> tapsInUse) {
        int smallest = network.smallestSide(tapsInUse);
        if (side < smallest) {
            throw new PictureTooSmallException(option + " " + side + " leaves nothing at the deepest layer in use ("
                    + String.join(", ", tapsInUse.stream().sorted().toList()) + "); the smallest that works is "
                    + smallest);
        }
        PictureSize scaled = picture.withShorterSide(side);
        if (scaled.pixels() > limits.maxOutputPixels()) {
            throw new PictureTooLargeException("the " + role + " picture of " + picture + " px would become " + scaled
                    + " px at " + option + " " + side + " (the shorter side); at most " + limits.maxOutputPixels()
                    + " pixels are allowed: " + remedy(picture, option, smallest));
        }
    }

    private String remedy(PictureSize picture, String option, int smallest) {
        int largest = largestSide(picture);
        return largest >= smallest
                ? option + " " + largest + " is the largest that works for it"
                : "crop it, it is too elongated for any " + option;
    }

    /** The largest shorter side that keeps within the limit, 0 if there is none. */
    private int largestSide(PictureSize picture) {
        double aspect =
                Math.max(picture.width() / (double) picture.height(), picture.height() / (double) picture.width());
        int side = (int) Math.sqrt(limits.maxOutputPixels() / aspect) + 1;
        while (side > 0 && picture.withShorterSide(side).pixels() > limits.maxOutputPixels()) {
            side--;
        }
        return side;
    }
}
