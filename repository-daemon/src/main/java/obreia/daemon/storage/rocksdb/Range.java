package obreia.daemon.storage.rocksdb;

import java.util.Arrays;

/// Keys of one table: from a first one, inclusive, to an end, exclusive.
final class Range {
    private final byte[] start;
    private final byte[] end;

    private Range(byte[] start, byte[] end) {
        this.start = start;
        this.end = end;
    }

    /// All keys that begin with `prefix`.
    static Range of(Row prefix) {
        return of(prefix, prefix);
    }

    /// The keys that begin with `prefix`, from `start` on.
    static Range of(Row prefix, Row start) {
        return new Range(start.done(), after(prefix.done()));
    }

    static Range between(Row start, Row end) {
        return new Range(start.done(), end.done());
    }

    /// The least key that is greater than every key with this prefix; no table's letter is 0xff.
    private static byte[] after(byte[] prefix) {
        var length = prefix.length;
        while (prefix[length - 1] == (byte) 0xff) {
            length--;
        }
        var after = Arrays.copyOf(prefix, length);
        after[length - 1]++;
        return after;
    }

    byte[] start() {
        return start;
    }

    byte[] end() {
        return end;
    }
}
