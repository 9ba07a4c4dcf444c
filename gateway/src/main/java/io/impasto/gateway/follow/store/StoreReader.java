package io.impasto.gateway.follow.store;

/** Is handed one entry after the other. */
@FunctionalInterface
public interface StoreReader {

    /** @return whether it wants more */
    boolean read(byte[] key, byte[] value);
}
