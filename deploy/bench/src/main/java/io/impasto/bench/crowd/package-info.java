/**
 * A crowd of workers on one machine: how much of their time they work, what their jobs cost broker and store, and whether anybody waits in vain.
 *
 * <p>Broker and S3 server are real processes. A worker here ({@link io.impasto.bench.crowd.SleepingWorker}) is all of the real one, put together as
 * the worker's own wiring does it, with consumers, producers, store client and threads of its own; only that its work is to sleep for as long as a
 * GPU would take ({@link io.impasto.bench.crowd.SleepingWork}), divided by a factor.
 *
 * <p>Decision: all of them in one JVM. Sixty-four of the packaged application don't fit on a small machine, and nobody there shares anything that matters:
 * no static state, no connection. Their processor time is told apart from the servers', which have processes of their own. One or two real
 * processes with the real engine are measured beside them ({@link io.impasto.bench.crowd.RealWorkers}).
 *
 * <p>Decision: what a worker takes and settles is seen on its consumer ({@link io.impasto.bench.crowd.WatchedConsumer}), not in its code: the worker has no
 * hooks, and the broker's word is what counts. What the broker was asked for is read from its own counters ({@link
 * io.impasto.bench.crowd.BrokerRequests}).
 *
 * <p>Left out: previews (pictures that nobody paints), the Kubernetes pod, metrics over HTTP.
 */
@NullMarked
package io.impasto.bench.crowd;

import org.jspecify.annotations.NullMarked;
