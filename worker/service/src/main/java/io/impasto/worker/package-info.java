/**
 * The worker: one process, one device, one job at a time, or several small ones while many wait.
 *
 * <pre>
 * style.requests(.urgent) ──► intake (thread "intake": the lease) ──► device (thread "device") ──► run.JobRun ──► engine
 *      ▲                                                                                            │    ▲
 *      └── style.requests.deferred ◄── put off (thread "deferral": puts back)  ◄────────────────────┤    │ wanted still? ◄── control (thread "control")
 *                               style.progress, style.completions ◄── report ◄──────────────────────┤    │ known already? ◄── ledger
 *                                                                                                   ▼    │ pictures, checkpoint, preview (thread "upload")
 *                                                                                                blob store
 * </pre>
 *
 * <p>{@code run} tells a job's story and knows neither Kafka nor S3, only ports: {@code run.Delivery} and {@code run.Lease} (behind
 * them {@code intake}), {@code run.Cancellations} (behind it {@code control}), {@code report.JobReport}, and the {@code BlobStore}, on which {@code
 * ledger}, {@code checkpoint} and {@code preview} stand; the latter two have the thread "upload" of {@code upload} between them.
 *
 * <p>What is seen of it from outside: {@code observe} (a job's trace, its id on log lines), {@code metrics}, {@code health} (with the thread "lookout").
 */
@NullMarked
package io.impasto.worker;

import org.jspecify.annotations.NullMarked;
