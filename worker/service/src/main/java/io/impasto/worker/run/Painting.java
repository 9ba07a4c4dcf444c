package io.impasto.worker.run;

import io.impasto.common.job.LossTerms;
import io.impasto.engine.picture.Picture;
import org.jspecify.annotations.Nullable;

/**
 * What an optimisation came to.
 *
 * @param losses of {@code picture}, weighted
 * @param steps updates done
 * @param trace if it was asked for
 */
record Painting(
        Picture picture,
        LossTerms losses,
        int steps,
        @Nullable LossTrace trace) {}
