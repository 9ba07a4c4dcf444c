package io.impasto.engine;

import io.impasto.common.image.PictureSize;
import io.impasto.common.job.PyramidParameters;
import io.impasto.common.job.Scale;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureTooLargeException;
import java.util.List;
import java.util.Set;

/** How large pictures are at each scale of a pyramid. */
record PyramidSizes(FeatureNetwork network, Set<String> taps, PyramidParameters parameters, EngineLimits limits) {

    /**
     * The content's scales, ascending.
     *
     * @throws PictureTooSmallException if the deepest tap in use would be empty even at the last scale
     * @throws PictureTooLargeException if the last scale would exceed the limit
     */
    List<Scale> ofContent(Picture content) {
        PictureSize own = content.size();
        int output = Scale.outputSide(parameters, own);
        int smallest = network.smallestSide(taps);
        PictureSize last = own.withLongerSide(output);
        if (last.shorterSide() < smallest) {
            throw new PictureTooSmallException(
                    "the content picture of " + own + " px would become " + last + " px at size "
                            + output
                            + " (the longer side), which leaves nothing at the deepest layer in use; the shorter side must be "
                            + smallest + " px at least: a larger size, or cropping, helps");
        }
        if (last.pixels() > limits.maxOutputPixels()) {
            throw new PictureTooLargeException("the output would have " + last + " px at size " + output
                    + " (the longer side); at most " + limits.maxOutputPixels() + " pixels are allowed: size "
                    + own.longestSideWithin(limits.maxOutputPixels()) + " is the largest that works for it");
        }
        return Scale.plan(parameters, own, smallest);
    }

    /** A style's size beside a content of that size: never enlarged, but for what the network needs. */
    PictureSize ofStyle(Picture style, PictureSize content) {
        PictureSize own = style.size();
        long longer = Math.max(1, Math.round(content.longerSide() * parameters.styleScale()));
        PictureSize size = own.withLongerSide((int) Math.min(longer, own.longerSide()));
        int smallest = network.smallestSide(taps);
        return size.shorterSide() < smallest ? own.withShorterSide(smallest) : size;
    }
}
