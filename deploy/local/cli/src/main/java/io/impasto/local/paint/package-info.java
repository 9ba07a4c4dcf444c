/**
 * Getting one picture painted, by whoever can: through a gateway ({@link io.impasto.local.paint.GatewayPainter}) or in this
 * process ({@link io.impasto.local.paint.DirectPainter}).
 *
 * <p>Decision: both yield the same progress, the same picture and the same failures, so that a command shows them in one way
 * and a user can swap one for the other; only a gateway has terms ({@link io.impasto.local.paint.Terms}). A failure is the contract's {@link io.impasto.common.job.JobFailure}.
 */
@NullMarked
package io.impasto.local.paint;

import org.jspecify.annotations.NullMarked;
