package io.impasto.common.blob;

import java.time.Instant;

/**
 * What the store knows of an object without looking into it.
 *
 * @param bytes its length, bytes
 * @param storedAt when it was last stored or touched, by the store's clock, to the second
 */
public record StoredObject(long bytes, Instant storedAt) {}
