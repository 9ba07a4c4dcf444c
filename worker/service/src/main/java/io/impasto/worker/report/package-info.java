/**
 * What a worker says of its jobs: the port {@link io.impasto.worker.report.JobReport}, and Kafka behind it.
 *
 * <p>Decision: progress is sent and forgotten, the end is waited for ({@code acks=all}); only then may the request be
 * acknowledged. What is sent and forgotten goes through a short queue and a thread of its own (oldest dropped), since a producer without its broker blocks whoever
 * sends: the optimisation stood still for 5 s at each progress event while a broker was away. Rejected: a Kafka transaction around both, since a share-group acknowledgement can't take part in one.
 */
@NullMarked
package io.impasto.worker.report;

import org.jspecify.annotations.NullMarked;
