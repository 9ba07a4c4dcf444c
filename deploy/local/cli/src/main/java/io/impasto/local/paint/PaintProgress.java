package io.impasto.local.paint;

import io.impasto.common.job.LossTerms;

/**
 * How far a painting has come.
 *
 * @param step updates done, 0 to {@code steps}
 * @param losses weighted, of the picture before the next update
 * @param secondsLeft at the recent pace
 */
public record PaintProgress(int step, int steps, LossTerms losses, double secondsLeft) {}
