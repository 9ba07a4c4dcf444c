/**
 * What the student looks at: pictures from folders, textures made here, and crops of both.
 *
 * <p>Decision: a step's crops are a function of the seed and the step's number, so that training goes on after an interruption without any
 * generator's state being kept. Rejected: augmentation picture by picture on the CPU, which a GPU would wait for; pictures lie on the device in
 * 8 bits, and all that is done to crops is done to the whole batch.
 */
@NullMarked
package io.impasto.train.picture;

import org.jspecify.annotations.NullMarked;
