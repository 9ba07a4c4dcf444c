/**
 * Writing to the topics.
 *
 * <p>Decision: one producer for all that the gateway says, as every message rests on the same promise: it is said when the
 * broker has acknowledged it, not before. What a message is, and what it means if it can't be said, is known where it is made.
 */
@NullMarked
package io.impasto.gateway.publish;

import org.jspecify.annotations.NullMarked;
