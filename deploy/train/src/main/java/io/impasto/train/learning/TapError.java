package io.impasto.train.learning;

/**
 * How far the student is from the teacher at one tap.
 *
 * @param feature Σ ‖A f − F‖² / Σ ‖F‖² over all pictures
 * @param gram mean over pictures of ‖Gram(A f) − Gram(F)‖² / ‖Gram(F)‖²
 */
public record TapError(double feature, double gram) {}
