package io.impasto.engine;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.ClassicParameters;
import io.impasto.common.job.Init;
import io.impasto.engine.loss.ContentLoss;
import io.impasto.engine.loss.GramLoss;
import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.loss.StyleTerm;
import io.impasto.engine.loss.TotalVariation;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureResizer;
import java.util.List;
import java.util.Map;

/** Makes a classic optimisation of a task: pictures as tensors, the losses' targets, the picture to begin with. */
final class Preparation {

    private final FeatureExtractor extractor;
    private final Targets targets;
    private final StyleTask task;
    private final ClassicParameters parameters;
    private final Taps taps;
    private final NDManager state;

    /** @param state gets what the optimisation keeps */
    Preparation(FeatureExtractor extractor, StyleTask task, ClassicParameters parameters, NDManager state) {
        this.extractor = extractor;
        this.targets = new Targets(extractor, NormalisedPicture::of, state);
        this.task = task;
        this.parameters = parameters;
        this.taps = Taps.inUse(parameters);
        this.state = state;
    }

    /**
     * The picture to begin with, 1×3×H×W.
     *
     * @param content at the output's size
     */
    NDArray start(Picture content) {
        if (parameters.init() == Init.CONTENT) {
            return NormalisedPicture.of(content, state, extractor.type());
        }
        // As it is: the course's noise is uniform in the normalised space.
        return new FirstPicture(content.width(), content.height(), parameters.seed())
                .noise(parameters.init(), task.styles())
                .tensor(state, extractor.type());
    }

    /** The content picture at the output's size. */
    Picture content() {
        return resized(task.content(), parameters.size());
    }

    /** Here the losses are listed. */
    Objective objective(Picture content) {
        return Objective.of(
                extractor.network(),
                new Losses(contentLosses(content), styleTerms(), new TotalVariation(parameters.tvWeight())),
                extractor.tiles(content).tiling(),
                content.height(),
                content.width());
    }

    private List<ContentLoss> contentLosses(Picture content) {
        return taps.content().stream()
                .map(tap -> new ContentLoss(tap, parameters.contentWeight(), targets.content(content, tap)))
                .toList();
    }

    private List<StyleTerm> styleTerms() {
        List<StyleSource> styles = task.styles().stream()
                .map(style -> style.with(resized(style.picture(), parameters.styleSize())))
                .toList();
        Map<String, NDArray> matrices = targets.styles(styles, taps.style().keySet(), StyleStatistic.GRAM_MATRIX);
        return taps.style().entrySet().stream()
                .map(tap -> {
                    NDArray target = requireNonNull(matrices.get(tap.getKey()));
                    double perChannel = 1.0 / target.getShape().get(0);
                    return StyleTerm.everywhere(new GramLoss(tap.getKey(), tap.getValue(), target, perChannel));
                })
                .toList();
    }

    private static Picture resized(Picture picture, int shorterSide) {
        PictureSize size = picture.size().withShorterSide(shorterSide);
        return new PictureResizer().resize(picture, Math.toIntExact(size.width()), Math.toIntExact(size.height()));
    }
}
