package io.impasto.common.job;

import io.impasto.common.image.PictureSize;
import java.util.ArrayList;
import java.util.List;

/**
 * One stage of an optimisation: so many steps at that size.
 *
 * @param size of the picture there, px
 * @param steps updates planned
 */
public record Scale(PictureSize size, int steps) {

    /**
     * The scales that a content is painted at, ascending; the last is the output's. Here they are defined, for who paints and for who
     * forecasts.
     *
     * @param smallestSide what the deepest layer in use needs, px; scales whose shorter side is below are left out, but for the last
     */
    public static List<Scale> plan(StyleParameters parameters, PictureSize content, int smallestSide) {
        return parameters instanceof PyramidParameters pyramid
                ? pyramid(pyramid, content, smallestSide)
                : List.of(new Scale(content.withShorterSide(parameters.size()), parameters.steps()));
    }

    /** The same where there is no network to ask. */
    public static List<Scale> plan(StyleParameters parameters, PictureSize content) {
        return plan(parameters, content, smallestSide(parameters));
    }

    /** What the deepest tap in use needs, px: a weight of 0 takes a tap out of use. */
    public static int smallestSide(StyleParameters parameters) {
        NetworkName network = parameters.network();
        int smallest = parameters.contentWeight() > 0 ? network.smallestSide(parameters.contentLayer()) : 1;
        for (int l = 0; l < parameters.styleLayers().size(); l++) {
            if (parameters.styleWeights().get(l) > 0) {
                smallest = Math.max(
                        smallest, network.smallestSide(parameters.styleLayers().get(l)));
            }
        }
        return smallest;
    }

    /** Their longer side is ⌊E/2^(i/2)⌉, E the output's. */
    private static List<Scale> pyramid(PyramidParameters parameters, PictureSize content, int smallestSide) {
        int output = outputSide(parameters, content);
        List<PictureSize> sizes = new ArrayList<>(List.of(content.withLongerSide(output)));
        for (int i = 1; i < parameters.scales(); i++) {
            int side = PyramidParameters.scaleBelow(output, i);
            PictureSize size = content.withLongerSide(side);
            if (side < parameters.smallestScale() || size.shorterSide() < smallestSide) {
                break;
            }
            sizes.add(0, size);
        }
        List<Scale> scales = new ArrayList<>();
        for (PictureSize size : sizes) {
            scales.add(new Scale(size, scales.isEmpty() ? parameters.initialIterations() : parameters.iterations()));
        }
        return List.copyOf(scales);
    }

    /** The longer side of the output, px. */
    public static int outputSide(PyramidParameters parameters, PictureSize content) {
        return parameters.originalSize() ? Math.toIntExact(content.longerSide()) : parameters.size();
    }
}
