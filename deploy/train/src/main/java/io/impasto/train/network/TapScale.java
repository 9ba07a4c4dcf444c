package io.impasto.train.network;

/**
 * How strong a tap's features are on average, against which one picture's may be faint.
 *
 * @param energy mean ‖F‖²/N
 * @param gram mean ‖F·Fᵀ/N‖², Frobenius norm
 */
public record TapScale(double energy, double gram) {}
