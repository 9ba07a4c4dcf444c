package io.impasto.worker.run;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.blob.BlobTooLargeException;
import io.impasto.common.blob.StoredObject;
import io.impasto.common.image.ImageRef.S3Object;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The store's promises kept in memory; can be told to be unavailable for a number of calls. */
final class InMemoryBlobStore implements BlobStore {

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private Runnable before = () -> {};
    private BiConsumer<String, byte[]> watcher = (key, bytes) -> {};
    private int answers;
    private int refusals;

    void refuse(int calls) {
        refuseAfter(0, calls);
    }

    void refuseAfter(int answered, int calls) {
        answers = answered;
        refusals = calls;
    }

    void put(String key, byte[] bytes) {
        objects.put("s3://pictures/" + key, bytes);
    }

    void clear(String prefix) {
        objects.keySet().removeIf(name -> name.startsWith("s3://pictures/" + prefix));
    }

    /** Has something happen before the next object is stored. */
    void beforePut(Runnable what) {
        before = what;
    }

    /** Hears of every object before it is stored, on the thread that stores it; to throw keeps it out. */
    void watch(BiConsumer<String, byte[]> puts) {
        watcher = puts;
    }

    private void answer() {
        if (answers > 0) {
            answers--;
        } else if (refusals > 0) {
            refusals--;
            throw new BlobStoreUnavailableException("the store is down");
        }
    }

    @Override
    public byte[] get(S3Object object, long maxBytes) {
        answer();
        byte[] bytes = objects.get(object.toString());
        if (bytes == null) {
            throw new BlobMissingException("there is no object " + object);
        }
        if (bytes.length > maxBytes) {
            throw new BlobTooLargeException(object + " is larger than " + maxBytes);
        }
        return bytes;
    }

    @Override
    public InputStream open(S3Object object) {
        return new ByteArrayInputStream(get(object, Long.MAX_VALUE));
    }

    @Override
    public InputStream open(S3Object object, long offset, long length) {
        byte[] bytes = get(object, Long.MAX_VALUE);
        return new ByteArrayInputStream(bytes, (int) offset, (int) Math.min(length, bytes.length));
    }

    @Override
    public boolean putIfAbsent(S3Object object, byte[] bytes, String mediaType) {
        answer();
        Runnable now = before;
        before = () -> {};
        now.run();
        watcher.accept(object.key(), bytes);
        return objects.putIfAbsent(object.toString(), bytes) == null;
    }

    @Override
    public void put(S3Object object, byte[] bytes, String mediaType) {
        answer();
        watcher.accept(object.key(), bytes);
        objects.put(object.toString(), bytes);
    }

    @Override
    public void put(S3Object object, Path file, String mediaType) {
        try {
            put(object, Files.readAllBytes(file), mediaType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean touch(S3Object object) {
        throw new UnsupportedOperationException("objects have no age here");
    }

    @Override
    public void remove(S3Object object) {
        answer();
        objects.remove(object.toString());
    }

    @Override
    public List<String> list(String bucket, String prefix) {
        answer();
        String start = "s3://" + bucket + "/";
        return objects.keySet().stream()
                .filter(name -> name.startsWith(start + prefix))
                .map(name -> name.substring(start.length()))
                .toList();
    }

    @Override
    public int removeStale(String bucket, String prefix, Predicate<String> which, Instant before) {
        throw new UnsupportedOperationException("objects have no age here");
    }

    @Override
    public Optional<StoredObject> find(S3Object object) {
        answer();
        byte[] bytes = objects.get(object.toString());
        return bytes == null ? Optional.empty() : Optional.of(new StoredObject(bytes.length, Instant.EPOCH));
    }

    @Override
    public void ensureBucket(String bucket) {}
}
