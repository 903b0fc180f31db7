package obreia.daemon.storage.rocksdb;

import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;

/// How the database is opened: bounded memory, every checksum on, small rows apart from envelopes of 2 KiB to 1 MiB.
final class Options implements AutoCloseable {
    private static final long MIB = 1 << 20;
    private static final long CACHE = 64 * MIB;
    private static final int BLOOM_BITS = 10;

    private final Cache cache;
    private final BloomFilter filter;
    private final DBOptions database;
    private final ColumnFamilyOptions rows;
    private final ColumnFamilyOptions envelopes;

    Options() {
        RocksDB.loadLibrary();
        cache = new LRUCache(CACHE);
        filter = new BloomFilter(BLOOM_BITS);
        var strict = new Properties();
        // A log file that was synced and is missing or shorter at the next opening is damage, not an end.
        strict.setProperty("track_and_verify_wals_in_manifest", "true");
        database = DBOptions.getDBOptionsFromProps(strict)
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setParanoidChecks(true)
                // A write cut off at the end was never acknowledged. Point-in-time recovery, the default, would also
                // drop whatever follows damage in the middle, and say nothing.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setMaxTotalWalSize(256 * MIB)
                .setMaxOpenFiles(512)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MIB)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(4 * MIB)
                .setKeepLogFileNum(4);
        rows = new ColumnFamilyOptions()
                .setWriteBufferSize(32 * MIB)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setParanoidFileChecks(true)
                .setTableFormatConfig(tables());
        // Ciphertext does not compress.
        envelopes = new ColumnFamilyOptions()
                .setWriteBufferSize(64 * MIB)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setEnableBlobFiles(true)
                .setMinBlobSize(0)
                .setBlobFileSize(256 * MIB)
                .setBlobCompressionType(CompressionType.NO_COMPRESSION)
                .setEnableBlobGarbageCollection(true)
                .setParanoidFileChecks(true)
                .setTableFormatConfig(tables());
    }

    private BlockBasedTableConfig tables() {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(filter);
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions rows() {
        return rows;
    }

    ColumnFamilyOptions envelopes() {
        return envelopes;
    }

    @Override
    public void close() {
        envelopes.close();
        rows.close();
        database.close();
        filter.close();
        cache.close();
    }
}
