/**
 * How the picture moves: {@link io.impasto.engine.optimiser.Optimiser optimisers} and the schedules that drive them.
 *
 * <p>A new optimiser is one class that is an {@code Optimiser} and one line in the schedule that uses it.
 *
 * <p>Decision: our own Adam in a dozen lines instead of DJL's, whose step counts and bias correction live in a parameter store made
 * for training models; here the formula can be compared with the paper at a glance and with PyTorch to the last digits.
 */
@NullMarked
package io.impasto.engine.optimiser;

import org.jspecify.annotations.NullMarked;
