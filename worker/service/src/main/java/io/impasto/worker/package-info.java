/**
 * The worker: one process, one device, one optimisation at a time.
 *
 * <pre>
 * style.requests ──► intake (thread "intake": the lease) ──► device (thread "device") ──► run.JobRun ──► engine
 *                                                                                          │   ▲
 *                                        style.progress, style.completions ◄── report ◄────┤   │ pictures
 *                                                                                          ▼   │
 *                                                                                       blob store
 * </pre>
 *
 * <p>{@code run} tells a job's story and knows neither Kafka nor S3, only ports: {@code run.Delivery} and {@code run.Lease} (behind
 * them {@code intake}), {@code report.JobReport}, and the {@code BlobStore}.
 */
@NullMarked
package io.impasto.worker;

import org.jspecify.annotations.NullMarked;
