package io.impasto.gateway.follow.store;

import java.io.IOException;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * How RocksDB is run here: in memory that is the same for a thousand keys and a hundred million. Blocks, their indexes and filters share one
 * cache, and what isn't on disk yet is charged to it too.
 *
 * <p>Indexes and filters are in parts of a few KB, and stay longer than blocks. A file of 64 MB has a filter of more than one: whole, each was pushed out
 * by blocks and read again for the next key, and a million jobs weren't read from the topics after 14 minutes; now they are after three and a half.
 */
final class RocksDbSettings implements AutoCloseable {

    private static final long MIB = 1 << 20;

    /** Holds the filters and indexes of some ten million jobs, and the blocks of those that are asked for. */
    private static final long CACHE_BYTES = 48 * MIB;

    /** Of the cache; the rest of a batch goes to disk. */
    private static final long WRITE_BUFFERS_BYTES = 16 * MIB;

    private static final long WRITE_BUFFER_BYTES = 8 * MIB;

    /** What a start has to read again at the most. */
    private static final long LOG_BYTES = 64 * MIB;

    /** Of the cache, for indexes and filters before blocks. */
    private static final double INDEX_SHARE = 0.5;

    private static final int BLOOM_BITS_PER_KEY = 10; // 1 % of the jobs that aren't there are looked for
    private static final int OPEN_FILES = 256;

    private final LRUCache cache = new LRUCache(CACHE_BYTES, -1, false, INDEX_SHARE);
    private final WriteBufferManager writeBuffers = new WriteBufferManager(WRITE_BUFFERS_BYTES, cache);
    private final BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY);
    private final Options options = new Options()
            .setCreateIfMissing(true)
            .setWriteBufferManager(writeBuffers)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setMaxTotalWalSize(LOG_BYTES)
            .setMaxOpenFiles(OPEN_FILES)
            .setMaxBackgroundJobs(2)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setMaxLogFileSize(MIB)
            .setKeepLogFileNum(2)
            .setStatsDumpPeriodSec(0)
            .setTableFormatConfig(new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setCacheIndexAndFilterBlocks(true)
                    .setCacheIndexAndFilterBlocksWithHighPriority(true)
                    .setPinL0FilterAndIndexBlocksInCache(true)
                    .setIndexType(IndexType.kTwoLevelIndexSearch)
                    .setPartitionFilters(true)
                    .setPinTopLevelIndexAndFilter(true)
                    .setFilterPolicy(filter));

    /** @throws IOException if this machine can't run RocksDB's native code */
    static void loadLibrary() throws IOException {
        try {
            RocksDB.loadLibrary();
        } catch (RuntimeException | LinkageError e) {
            throw new IOException(
                    "RocksDB's native library can't be loaded: " + e.getMessage()
                            + "; it is unpacked into java.io.tmpdir, or lies in the folder that ROCKSDB_SHAREDLIB_DIR names",
                    e);
        }
    }

    Options options() {
        return options;
    }

    @Override
    public void close() {
        options.close();
        filter.close();
        writeBuffers.close();
        cache.close();
    }
}
