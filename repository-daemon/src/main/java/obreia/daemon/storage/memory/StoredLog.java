package obreia.daemon.storage.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.daemon.mailbox.Change;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// One log of a memory store. Guarded by the store.
final class StoredLog {
    private final List<Bytes> entries = new ArrayList<>();
    private final Map<Integer, List<Digest>> levels = new HashMap<>();
    private Optional<Bytes> checkpoint = Optional.empty();

    void grow(Change.LogGrown grown) {
        for (var i = 0; i < grown.entries().size(); i++) {
            set(entries, grown.from() + i, grown.entries().get(i));
        }
        for (var hash : grown.hashes()) {
            set(level(hash.level()), hash.index(), hash.hash());
        }
        checkpoint = Optional.of(grown.checkpoint());
    }

    private static <T> void set(List<T> list, long index, T value) {
        if (index == list.size()) {
            list.add(value);
        } else {
            list.set(Math.toIntExact(index), value);
        }
    }

    private List<Digest> level(int level) {
        return levels.computeIfAbsent(level, _ -> new ArrayList<>());
    }

    Optional<Bytes> checkpoint() {
        return checkpoint;
    }

    List<Bytes> entries(long from, int limit) {
        return entries.stream().skip(from).limit(limit).toList();
    }

    List<Digest> hashes(int level, long from, int limit) {
        return level(level).stream().skip(from).limit(limit).toList();
    }
}
