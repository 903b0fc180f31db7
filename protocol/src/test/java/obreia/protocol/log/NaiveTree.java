package obreia.protocol.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// RFC 6962, section 2.1, word for word over a list of entries: slow, and with nothing in common with [Trees]. Only the
/// roots are remembered.
final class NaiveTree {
    private final List<Bytes> entries;
    private final Map<List<Bytes>, Digest> roots = new HashMap<>();

    NaiveTree(List<Bytes> entries) {
        this.entries = List.copyOf(entries);
    }

    /// MTH(D[0:size]).
    Digest root(int size) {
        return root(entries.subList(0, size));
    }

    TreeHead head(int size) {
        return new TreeHead(size, root(size));
    }

    /// PATH(m, D[0:size]).
    List<Digest> path(int m, int size) {
        return path(m, entries.subList(0, size));
    }

    /// PROOF(m, D[0:n]).
    List<Digest> proof(int m, int n) {
        return subproof(m, entries.subList(0, n), true);
    }

    private Digest root(List<Bytes> d) {
        var known = roots.get(d);
        if (known == null) {
            known = hash(d);
            roots.put(d, known);
        }
        return known;
    }

    private Digest hash(List<Bytes> d) {
        if (d.isEmpty()) {
            return Digest.of();
        }
        if (d.size() == 1) {
            return Digest.of(Bytes.of((byte) 0), d.getFirst());
        }
        var k = split(d.size());
        return Digest.of(
                Bytes.of((byte) 1),
                root(d.subList(0, k)).bytes(),
                root(d.subList(k, d.size())).bytes());
    }

    private List<Digest> path(int m, List<Bytes> d) {
        if (d.size() == 1) {
            return List.of();
        }
        var k = split(d.size());
        return m < k
                ? plus(path(m, d.subList(0, k)), root(d.subList(k, d.size())))
                : plus(path(m - k, d.subList(k, d.size())), root(d.subList(0, k)));
    }

    private List<Digest> subproof(int m, List<Bytes> d, boolean known) {
        if (m == d.size()) {
            return known ? List.of() : List.of(root(d));
        }
        var k = split(d.size());
        return m <= k
                ? plus(subproof(m, d.subList(0, k), known), root(d.subList(k, d.size())))
                : plus(subproof(m - k, d.subList(k, d.size()), false), root(d.subList(0, k)));
    }

    private static int split(int n) {
        var k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Digest> plus(List<Digest> list, Digest last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
