/**
 * Whether the worker is started, ready and alive: {@code /q/health/started}, {@code ready}, {@code live}.
 *
 * <p>Decision: ready means that the broker and the store answered within the last seconds, and that the broker counts this worker among its group. It
 * stops nothing: a job that needs what is away waits for it, and no traffic is sent to a worker that could be sent elsewhere; it is for who rolls out
 * workers, and for who looks. Alive means that each thread is; what is away doesn't make a worker dead, since a new one wouldn't have it either.
 *
 * <p>Decision: a thread of its own looks, and the checks only say what it found. Rejected: asking within a check, which would hang as long as
 * what it asks.
 */
@NullMarked
package io.impasto.worker.health;

import org.jspecify.annotations.NullMarked;
