/**
 * One job's story, from a request to its announced end.
 *
 * <p>Decision: the story is one class, {@link io.impasto.worker.run.JobRun}, on one thread; what it needs of the world are ports. It touches the engine only
 * through {@link io.impasto.worker.run.SharedDevice}, and knows neither which thread it is on nor, but for two things, whether others are told beside
 * it: their paces aren't measured, since forecasts learn from them, and who brought down a worker waits to be alone. The
 * result is stored on that thread too: an upload takes a fraction of a second after minutes of work, and the device has nothing else to
 * do before the end is announced. What an attempt leaves on its way (checkpoints, previews: {@code Trail}) a thread beside it uploads.
 *
 * <p>Decision: nobody is told how a job ended before it is written down ({@link io.impasto.worker.ledger}), and the first word that is written holds. A
 * worker whose lock has run out looks there whether somebody else has begun, and then stops and says nothing.
 *
 * <p>Decision: a job whose time is nearly over delivers the last scale that it finished, in that scale's size: a larger one that has
 * only begun is worse, and pixels that nobody painted aren't added. Where no scale is finished (presets of one scale), it delivers the picture as
 * it is. {@code completeness} says which share of the steps it had. Such a picture lies apart, so that nobody who has the time is served it.
 *
 * <p>Decision: every output is idempotent. The result's key is a function of all that it depends on, a terminal event's id of
 * (job, state), so that a job that two workers ran has one object and one end. Rejected: trusting the acknowledgement, which a broker
 * answers "ok" to a worker that lost its lock long ago.
 *
 * <p>Decision: a picture that was stored is never taken away, even if its job comes to another end: when a worker dies, or loses its lease,
 * between storing it and writing down the end, and the job is cancelled or expires before its next attempt, the picture stays without a job. The
 * key belongs to all who ask for the same, and another job may be about to announce it: a store can't remove an object on the condition that
 * nobody is. It costs its bytes, and whoever asks for it next is served at once. Rejected: having the next attempt remove it (an announced
 * picture could be gone), counting the jobs that point to it (the count would have to survive every crash, too).
 */
@NullMarked
package io.impasto.worker.run;

import org.jspecify.annotations.NullMarked;
