package io.impasto.engine;

import io.impasto.common.job.LossTerms;
import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;

/**
 * What an optimisation had come to at a step. It stays when the optimisation goes on or is closed.
 *
 * @param picture in 8 bit, as the preset rounds
 * @param finePicture the same, as fine as it is computed
 * @param losses weighted, as {@link Optimisation#losses} at that step
 * @param scale from 0
 * @param step updates done
 */
public record Snapshot(Picture picture, FinePicture finePicture, LossTerms losses, int scale, int step) {}
