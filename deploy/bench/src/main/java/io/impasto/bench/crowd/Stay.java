package io.impasto.bench.crowd;

/**
 * A request's stay with a worker; times are {@link System#nanoTime}.
 *
 * @param worker from 0
 * @param job its id
 * @param taken when the broker's answer with the request was there
 * @param begun when its work began, after the ledger was asked
 * @param done when its work was done
 * @param settled when the broker had been told
 */
record Stay(int worker, String job, long taken, long begun, long done, long settled) {}
