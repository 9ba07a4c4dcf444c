/**
 * Commands to jobs, as the control topic has them.
 *
 * <p>Decision: every worker reads the whole topic (compacted, a week), from its beginning, before it takes its first request, and follows it from
 * then on: whoever is handed a job, whenever, knows whether it is wanted. Rejected: asking Kafka once a job (a consumer has to be opened, and a
 * cancel that comes later is missed), a topic for each worker (nobody knows who has the job).
 */
@NullMarked
package io.impasto.worker.control;

import org.jspecify.annotations.NullMarked;
