package io.impasto.gateway.follow.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Keys and values in a folder that nobody else has. Any thread may use it at any time: {@link #open}, {@link #clear} and {@link #close} wait for
 * those who are reading or writing, since RocksDB's memory isn't Java's.
 */
public final class RocksDbStore implements AutoCloseable {

    private final Path path;
    private final ReadWriteLock using = new ReentrantReadWriteLock();

    // Written under the write lock, read under the read lock.
    private @Nullable StoreFolder folder;
    private @Nullable RocksDbSettings settings;
    private @Nullable RocksDB db;

    public RocksDbStore(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    public Path path() {
        return path;
    }

    /**
     * Takes the folder for this store alone; doesn't open it.
     *
     * @throws StoreInUseException if another has it
     * @throws IOException if it can't be written to, or this machine can't run the store
     */
    public void hold() throws IOException {
        using.writeLock().lock();
        try {
            if (folder == null) {
                RocksDbSettings.loadLibrary();
                folder = StoreFolder.hold(path);
            }
        } finally {
            using.writeLock().unlock();
        }
    }

    /**
     * Opens what is there, or begins. May be called again.
     *
     * @throws StoreDamagedException if it can't be understood
     * @throws StoreException if it can't be read or written
     */
    public void open() {
        using.writeLock().lock();
        try {
            if (db != null) {
                return;
            }
            hold();
            Files.createDirectories(held().records());
            settings = new RocksDbSettings();
            db = RocksDB.open(settings.options(), held().records().toString());
        } catch (RocksDBException e) {
            shut();
            throw failed("opened", e, true);
        } catch (IOException e) {
            shut();
            throw new StoreException(path + " can't be opened: " + e.getMessage(), e);
        } finally {
            using.writeLock().unlock();
        }
    }

    /** Throws everything away and begins again. */
    public void clear() {
        using.writeLock().lock();
        try {
            shut();
            hold();
            held().clear();
            open();
        } catch (IOException e) {
            throw new StoreException(path + " can't be cleared: " + e.getMessage(), e);
        } finally {
            using.writeLock().unlock();
        }
    }

    /** Closes it, to be opened again; the folder is held on. */
    public void shut() {
        using.writeLock().lock();
        try {
            if (db != null) {
                db.close();
                db = null;
            }
            if (settings != null) {
                settings.close();
                settings = null;
            }
        } finally {
            using.writeLock().unlock();
        }
    }

    public byte @Nullable [] get(byte[] key) {
        return using("read", open -> open.get(key));
    }

    /** The values in the order of the keys; {@code null} for what isn't there. */
    public List<byte @Nullable []> get(List<byte[]> keys) {
        return keys.isEmpty() ? List.of() : using("read", open -> open.multiGetAsList(keys));
    }

    /** What lies from {@code from} on and before {@code to}, in the order of the keys. */
    public void read(byte[] from, byte[] to, StoreReader reader) {
        iterate(from, to, true, reader);
    }

    /** The same, beginning at the end. */
    public void readBackwards(byte[] from, byte[] to, StoreReader reader) {
        iterate(from, to, false, reader);
    }

    private void iterate(byte[] from, byte[] to, boolean forwards, StoreReader reader) {
        using("read", open -> {
            try (Slice lower = new Slice(from);
                    Slice upper = new Slice(to);
                    ReadOptions options =
                            new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
                    RocksIterator entries = open.newIterator(options)) {
                if (forwards) {
                    entries.seekToFirst();
                } else {
                    entries.seekToLast();
                }
                while (entries.isValid() && reader.read(entries.key(), entries.value())) {
                    if (forwards) {
                        entries.next();
                    } else {
                        entries.prev();
                    }
                }
                entries.status();
                return true;
            }
        });
    }

    /** Writes all of it or nothing. */
    public void write(StoreChanges changes) {
        using("written", open -> {
            try (WriteBatch batch = new WriteBatch();
                    WriteOptions options = new WriteOptions()) {
                for (StoreChanges.Change change : changes.all()) {
                    if (change.value() == null) {
                        batch.delete(change.key());
                    } else {
                        batch.put(change.key(), change.value());
                    }
                }
                open.write(options, batch);
                return true;
            }
        });
    }

    /** For a value that is there and says nothing. */
    public StoreDamagedException meaningless(IOException why) {
        return new StoreDamagedException(path + " has a value that can't be read: " + why.getMessage(), why);
    }

    @Override
    public void close() {
        using.writeLock().lock();
        try {
            shut();
            if (folder != null) {
                folder.close();
                folder = null;
            }
        } finally {
            using.writeLock().unlock();
        }
    }

    private interface Use<T extends @Nullable Object> {
        T of(RocksDB open) throws RocksDBException;
    }

    private <T extends @Nullable Object> T using(String what, Use<T> use) {
        using.readLock().lock();
        try {
            if (db == null) {
                throw new StoreException(path + " is not open");
            }
            return use.of(db);
        } catch (RocksDBException e) {
            throw failed(what, e, false);
        } finally {
            using.readLock().unlock();
        }
    }

    private StoreFolder held() {
        if (folder == null) {
            throw new IllegalStateException("the folder isn't held");
        }
        return folder;
    }

    private StoreException failed(String what, RocksDBException e, boolean opening) {
        String message = path + " can't be " + what + ": " + e.getMessage();
        Status.Code code =
                e.getStatus() == null ? Status.Code.Undefined : e.getStatus().getCode();
        boolean damaged = switch (code) {
            case Corruption -> true;
            case InvalidArgument, NotSupported -> opening; // written by another version
            case IOError -> opening && message.contains("No such file"); // part of it is gone
            default -> false;
        };
        return damaged ? new StoreDamagedException(message, e) : new StoreException(message, e);
    }
}
