package obreia.daemon.admission;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A token bucket for each key, as the time at which the bucket would be full again (the generic cell rate algorithm,
/// ITU-T I.371, annex A).
///
/// At most [#KEYS] keys are kept; the one not seen for longest is forgotten, and so begins anew. Safe for threads.
final class TokenBuckets<K> {
    private static final int KEYS = 50_000;

    private final long each;
    private final long whole;
    private final LongSupplier nanos;
    private final Map<K, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
            return size() > KEYS;
        }
    };

    /// `nanos` is a clock that never goes back, in nanoseconds from any start.
    TokenBuckets(Allowance allowance, LongSupplier nanos) {
        this.each = allowance.nanosEach();
        this.whole = Math.multiplyExact(each, allowance.count());
        this.nanos = nanos;
    }

    /// Takes one token of this key; false, and nothing taken, if there is none.
    synchronized boolean take(K key) {
        var now = nanos.getAsLong();
        var known = fullAt.get(key);
        // Differences only: the clock may start anywhere and wrap.
        var missing = known == null ? 0 : Math.max(0, known - now);
        if (missing + each > whole) {
            return false;
        }
        fullAt.put(key, now + missing + each);
        return true;
    }
}
