package io.impasto.common.blob;

import io.impasto.common.image.ImageRef.S3Object;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where pictures lie. Every method may block on the network, and is safe to call from several threads. */
public interface BlobStore {

    /**
     * The bytes of an object.
     *
     * @param maxBytes the most that is read
     * @throws BlobMissingException if there is no such object
     * @throws BlobTooLargeException if it is longer than {@code maxBytes}
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    byte[] get(S3Object object, long maxBytes);

    /**
     * An object as a stream, for passing on; the caller closes it.
     *
     * @throws BlobMissingException if there is no such object
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    InputStream open(S3Object object);

    /**
     * A part of an object as a stream; the caller closes it.
     *
     * @param offset of the first byte, within the object
     * @param length how many bytes; fewer come if the object ends before
     * @throws BlobMissingException if there is no such object
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    InputStream open(S3Object object, long offset, long length);

    /**
     * Stores the bytes, unless an object of that name is there already.
     *
     * @return whether this call stored it; {@code true} too where the store has no conditional put and overwrote it
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    boolean putIfAbsent(S3Object object, byte[] bytes, String mediaType);

    /**
     * Stores the bytes, in place of an object of that name if there is one.
     *
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    void put(S3Object object, byte[] bytes, String mediaType);

    /**
     * Stores what is in the file, in place of an object of that name if there is one, without holding it in memory.
     *
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses, or the file can't be read
     */
    void put(S3Object object, Path file, String mediaType);

    /**
     * Makes an object as new as if it were stored now; its bytes stay where they are.
     *
     * @return whether there is such an object
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    boolean touch(S3Object object);

    /**
     * Takes an object away; that there is none is no error.
     *
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    void remove(S3Object object);

    /**
     * The keys that begin so, in no order.
     *
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    List<String> list(String bucket, String prefix);

    /**
     * Takes away what was last stored, or touched, before then. An object is looked at once more just before it goes, since a list may be
     * minutes old.
     *
     * @param prefix of the objects' keys
     * @param which of those keys
     * @return how many objects
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    int removeStale(String bucket, String prefix, Predicate<String> which, Instant before);

    /**
     * What the store knows of an object; empty if there is no such object.
     *
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    Optional<StoredObject> find(S3Object object);

    /**
     * Whether there is such an object.
     *
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    default boolean exists(S3Object object) {
        return find(object).isPresent();
    }

    /**
     * Makes the bucket where it is missing.
     *
     * @throws BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    void ensureBucket(String bucket);
}
