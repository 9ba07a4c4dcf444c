/**
 * The command that teaches {@code brush}, a small network of VGG-19's architecture, what VGG-19 sees: {@link io.impasto.train.Train} reads what it
 * is told, {@link io.impasto.train.TrainingRun} tells the story from the pictures to the file.
 *
 * <p>Decision: everything that a file of weights depends on (seed, pictures, options) is written into the card beside it, and held in the
 * state that training goes on from: a state of other options is refused, not adapted.
 */
@NullMarked
package io.impasto.train;

import org.jspecify.annotations.NullMarked;
