/**
 * Takes back what was asked for: {@code POST /v1/jobs/{id}/cancel}.
 *
 * <p>Decision: a cancel is a message on the control topic, acknowledged before it is answered; whoever has the job, now or
 * later, reads it there, so the gateway needs to know no worker. It is bound to the request that the view knows: a job that is
 * submitted under the same id later isn't hit. That it was asked for is read back from the topic, on every gateway. Rejected:
 * a tombstone or a marked request on the request topic (a worker that paints reads no requests), a call to the worker (the two
 * never meet).
 */
@NullMarked
package io.impasto.gateway.cancel;

import org.jspecify.annotations.NullMarked;
