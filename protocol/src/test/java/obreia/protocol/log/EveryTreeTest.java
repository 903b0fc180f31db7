package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import obreia.fixtures.log.TestLog;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every tree of up to 130 leaves: every proof holds, and no proof with one change does.
class EveryTreeTest {
    private static final int MOST = 130;

    private static final TestLog LOG = TestLog.messages().grow(MOST);
    private static final List<TreeHead> HEADS =
            IntStream.rangeClosed(0, MOST).mapToObj(LOG::head).toList();
    private static final NaiveTree NAIVE =
            new NaiveTree(IntStream.range(0, MOST).mapToObj(LOG::entry).toList());

    static IntStream sizes() {
        return IntStream.rangeClosed(1, MOST);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void hasTheRootsAndProofsOfTheRfc(int size) {
        assertThat(HEADS.get(size).root()).isEqualTo(NAIVE.root(size));
        for (var index = 0; index < size; index++) {
            assertThat(Trees.proveInclusion(index, size, LOG::at)).isEqualTo(NAIVE.path(index, size));
        }
        for (var older = 1; older <= size; older++) {
            assertThat(Trees.proveConsistency(older, size, LOG::at)).isEqualTo(NAIVE.proof(older, size));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void provesEachLeafAndNoOther(int size) throws VerificationException {
        var head = HEADS.get(size);
        for (var index = 0; index < size; index++) {
            var path = Trees.proveInclusion(index, size, LOG::at);
            Trees.checkInclusion(path, index, LOG.at(0, index), head);
            var at = index;
            assertThat(changes(path)).noneMatch(changed -> included(changed, at, LOG.at(0, at), head));
            // Every index that differs by one bit, some of which the tree does not have.
            for (var bit = 1; bit <= 2 * MOST; bit *= 2) {
                assertThat(included(path, index ^ bit, LOG.at(0, index), head)).isFalse();
            }
            assertThat(included(path, -1, LOG.at(0, index), head)).isFalse();
            assertThat(included(path, size, LOG.at(0, index), head)).isFalse();
            assertThat(included(path, index, LOG.at(0, (index + 1) % MOST), head))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void provesALeafInItsOwnTreeAlone(int size) {
        var index = size / 2;
        var path = Trees.proveInclusion(index, size, LOG::at);
        for (var other : HEADS) {
            assertThat(included(path, index, LOG.at(0, index), other)).isEqualTo(other.size() == size);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void provesThatItContinuesEveryOlderTreeAndNoOther(int size) throws VerificationException {
        var head = HEADS.get(size);
        for (var older = 0; older <= size; older++) {
            var path = Trees.proveConsistency(older, size, LOG::at);
            Trees.checkConsistency(path, HEADS.get(older), head);
            var olderHead = HEADS.get(older);
            assertThat(changes(path)).noneMatch(changed -> consistent(changed, olderHead, head));
            if (older > 0) {
                var forged = new TreeHead(older, flip(HEADS.get(older).root()));
                assertThat(consistent(path, forged, head)).isFalse();
                assertThat(consistent(path, HEADS.get(older), new TreeHead(size, flip(head.root()))))
                        .isFalse();
            }
            if (older > 1 && older < size) {
                assertThat(consistent(path, head, HEADS.get(older))).isFalse();
                assertThat(consistent(path, HEADS.get(older - 1), head)).isFalse();
                assertThat(consistent(path, HEADS.get(older + 1), head)).isFalse();
            }
        }
    }

    @Test
    void noForkIsConsistent() {
        // The same log but for leaf 5: what has leaf 5 in it does not go on from the one to the other.
        var fork = TestLog.messages().grow(5);
        fork.append(Bytes.utf8("another"));
        fork.grow(40);
        for (var older = 1; older <= 40; older++) {
            for (var newer = older; newer <= 40; newer++) {
                var path = Trees.proveConsistency(older, newer, fork::at);
                assertThat(consistent(path, HEADS.get(older), fork.head(newer))).isEqualTo(older <= 5);
            }
        }
    }

    /// Every proof that differs by one hash dropped, added, repeated, turned by one bit, or by two swapped.
    private static List<List<Digest>> changes(List<Digest> path) {
        var changes = new ArrayList<List<Digest>>();
        for (var at = 0; at <= path.size(); at++) {
            changes.add(with(path, at, LOG.at(0, 0), false));
        }
        for (var at = 0; at < path.size(); at++) {
            changes.add(with(path, at, path.get(at), false));
            changes.add(with(path, at, flip(path.get(at)), true));
            var shorter = new ArrayList<>(path);
            shorter.remove(at);
            changes.add(shorter);
            if (at > 0) {
                var swapped = new ArrayList<>(path);
                swapped.set(at, path.get(at - 1));
                swapped.set(at - 1, path.get(at));
                changes.add(swapped);
            }
        }
        return changes;
    }

    private static List<Digest> with(List<Digest> path, int at, Digest hash, boolean inPlace) {
        var other = new ArrayList<>(path);
        if (inPlace) {
            other.set(at, hash);
        } else {
            other.add(at, hash);
        }
        return other;
    }

    private static Digest flip(Digest hash) {
        var bytes = hash.bytes().toArray();
        bytes[bytes[1] & 31] ^= (byte) (1 << (bytes[0] & 7));
        return new Digest(Bytes.of(bytes));
    }

    private static boolean included(List<Digest> path, long index, Digest leaf, TreeHead head) {
        try {
            Trees.checkInclusion(path, index, leaf, head);
            return true;
        } catch (VerificationException _) {
            return false;
        }
    }

    private static boolean consistent(List<Digest> path, TreeHead older, TreeHead newer) {
        try {
            Trees.checkConsistency(path, older, newer);
            return true;
        } catch (VerificationException _) {
            return false;
        }
    }
}
