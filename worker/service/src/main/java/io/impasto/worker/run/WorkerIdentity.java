package io.impasto.worker.run;

/**
 * Who works.
 *
 * @param worker its name in events and logs
 * @param device what it computes on, such as {@code cpu} or {@code gpu:0 (NVIDIA H100)}
 */
public record WorkerIdentity(String worker, String device) {}
