package io.impasto.bench;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.bench.Judgement.StyleError;
import io.impasto.common.InvalidInputException;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureResizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a picture with its content and its style. Not thread-safe. */
final class PictureJudge {

    private static final List<String> STYLE_TAPS = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");
    private static final String CONTENT_TAP = "relu4_2";
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] STD = {0.229, 0.224, 0.225};
    private static final double WHITE = 255;

    private final FeatureNetwork vgg19;
    private final NDManager manager;
    private final PictureResizer resizer = new PictureResizer();

    /** @param manager lives as long as the network */
    PictureJudge(FeatureNetwork vgg19, NDManager manager) {
        this.vgg19 = vgg19;
        this.manager = manager;
    }

    /**
     * Judges {@code out}. The content is taken at its size, the style with the same longest side, but never enlarged.
     *
     * @throws InvalidInputException if a picture is too small for the network, or the style is all of one colour
     */
    Judgement judge(Picture out, Picture content, Picture style, SeamSearch seams) {
        Picture contentAtSize = resizer.resize(content, out.width(), out.height());
        Picture styleAtSize = longestSide(style, Math.max(out.width(), out.height()));
        requireLargeEnough(out, "the picture");
        requireLargeEnough(styleAtSize, "the style at the picture's size");
        Luminance luminance = Luminance.of(out);
        try (NDManager scope = manager.newSubManager()) {
            Map<String, Moments> targets = styleMoments(styleAtSize, scope);
            NDArray target = vgg19.features(input(contentAtSize, scope), Set.of(CONTENT_TAP))
                    .at(CONTENT_TAP)
                    .values();
            Map<String, StyleError> errors = new LinkedHashMap<>();
            FeatureMaps maps = vgg19.features(input(out, scope), NetworkName.VGG19.taps());
            for (String tap : STYLE_TAPS) {
                Moments moments = Moments.of(maps.at(tap).values());
                Moments wanted = requireNonNull(targets.get(tap));
                errors.put(tap, new StyleError(moments.gramErrorTo(wanted), moments.wassersteinErrorTo(wanted)));
            }
            return new Judgement(
                    out.width(),
                    out.height(),
                    errors,
                    relativeError(maps.at(CONTENT_TAP).values(), target),
                    Ssim.between(luminance, Luminance.of(contentAtSize)),
                    luminance.meanGradient() / gradient(styleAtSize),
                    seams.in(luminance));
        }
    }

    private Map<String, Moments> styleMoments(Picture style, NDManager parent) {
        Map<String, Moments> moments = new HashMap<>();
        try (NDManager scope = parent.newSubManager()) {
            vgg19.features(input(style, scope), STYLE_TAPS)
                    .byTap()
                    .forEach((tap, map) -> moments.put(tap, Moments.of(map.values())));
        }
        return moments;
    }

    private Picture longestSide(Picture picture, int most) {
        int longest = Math.max(picture.width(), picture.height());
        if (longest <= most) {
            return picture;
        }
        double scale = (double) most / longest;
        return resizer.resize(
                picture,
                Math.toIntExact(Math.max(1, Math.round(picture.width() * scale))),
                Math.toIntExact(Math.max(1, Math.round(picture.height() * scale))));
    }

    private static double gradient(Picture style) {
        double gradient = Luminance.of(style).meanGradient();
        if (gradient == 0) {
            throw new InvalidInputException("the style", "is all of one colour: nothing can be compared with it");
        }
        return gradient;
    }

    private void requireLargeEnough(Picture picture, String which) {
        int least = Math.max(Ssim.SIDE, vgg19.smallestSide(STYLE_TAPS));
        if (picture.shorterSide() < least) {
            throw new InvalidInputException(
                    which,
                    "is " + picture.width() + "×" + picture.height() + " px; a side of at least " + least
                            + " is needed");
        }
    }

    /** (x/255 − mean) / std of each channel, 1×3×H×W. */
    private static NDArray input(Picture picture, NDManager manager) {
        int pixels = picture.width() * picture.height();
        float[] planes = new float[Picture.CHANNELS * pixels];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int i = 0; i < pixels; i++) {
                double value = Byte.toUnsignedInt(picture.rgb()[Picture.CHANNELS * i + channel]) / WHITE;
                planes[channel * pixels + i] = (float) ((value - MEAN[channel]) / STD[channel]);
            }
        }
        return manager.create(planes, new Shape(1, Picture.CHANNELS, picture.height(), picture.width()));
    }

    /** ‖F − P‖² / ‖P‖². */
    private static double relativeError(NDArray f, NDArray p) {
        try (NDManager scope = f.getManager().newSubManager()) {
            scope.tempAttachAll(f, p);
            NDArray target = p.toType(DataType.FLOAT64, true);
            NDArray difference = f.toType(DataType.FLOAT64, true).sub(target);
            return difference.square().sum().toDoubleArray()[0]
                    / target.square().sum().toDoubleArray()[0];
        }
    }
}
