/**
 * Whether the worker is ready and alive.
 *
 * <p>Decision: readiness is about the start. A store or broker that goes away later is waited for by the job that needs it, and a worker
 * serves no traffic that could be sent elsewhere.
 */
@NullMarked
package io.impasto.worker.health;

import org.jspecify.annotations.NullMarked;
