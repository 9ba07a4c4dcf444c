package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * A style loss on all of the picture, or on a region of it.
 *
 * @param region how much each position of the tap belongs to it, 1×1×H×W, adding up to 1; null for all of the picture
 */
public record StyleTerm(StyleLoss loss, @Nullable NDArray region) {

    /** On all of the picture. */
    public static StyleTerm everywhere(StyleLoss loss) {
        return new StyleTerm(loss, null);
    }

    /** @param features 1×C×H×W, without gradient; the results belong to its manager */
    public LossGradient at(NDArray features) {
        if (region == null) {
            return loss.at(features);
        }
        features.getManager().tempAttachAll(region);
        NDArray weights = region.reshape(1, -1);
        MomentGradient at = loss.at(Moments.of(features, weights));
        return new LossGradient(at.value(), at.at(features, weights));
    }
}
