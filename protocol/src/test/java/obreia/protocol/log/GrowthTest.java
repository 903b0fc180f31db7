package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import obreia.fixtures.log.TestLog;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;

/// The edge of a tree, and how a batch grows it.
class GrowthTest {
    private static final TestLog LOG = TestLog.messages().grow(1100);

    @Test
    void theEdgeOfEveryTreeHasItsHead() {
        for (var size = 0; size <= 300; size++) {
            assertThat(Frontier.of(size, LOG::at).head()).isEqualTo(LOG.head(size));
        }
    }

    @Test
    void growsLeafByLeaf() {
        var frontier = Frontier.empty();
        assertThat(frontier.head()).isEqualTo(TreeHead.empty());
        for (var size = 0; size < 300; size++) {
            frontier = frontier.append(LOG.at(0, size));
            assertThat(frontier).isEqualTo(Frontier.of(size + 1, LOG::at));
        }
    }

    @Test
    void provesEveryLeafOfEveryBatchWithoutTheLeavesBefore() throws VerificationException {
        for (var start = 0; start <= 33; start++) {
            var growth = new Growth(Frontier.of(start, LOG::at));
            for (var size = start + 1; size <= 100; size++) {
                assertThat(growth.append(LOG.entry(size - 1))).isEqualTo(size - 1);
                assertThat(growth.size()).isEqualTo(size);
                assertThat(growth.head()).isEqualTo(LOG.head(size));
                assertThat(growth.frontier()).isEqualTo(Frontier.of(size, LOG::at));
                for (var index = start; index < size; index++) {
                    var path = growth.proveInclusion(index);
                    assertThat(path).isEqualTo(Trees.proveInclusion(index, size, LOG::at));
                    Trees.checkInclusion(path, index, LOG.at(0, index), growth.head());
                }
            }
        }
    }

    @Test
    void givesTheRootsThatTilesAboveTheLeavesHold() {
        var growth = new Growth(Frontier.of(300, LOG::at));
        for (var index = 300; index < 1030; index++) {
            growth.append(LOG.entry(index));
        }
        assertThat(growth.tileRoots())
                .isEqualTo(List.of(
                        new Subtree(8, 1, LOG.at(8, 1)),
                        new Subtree(8, 2, LOG.at(8, 2)),
                        new Subtree(8, 3, LOG.at(8, 3))));
        var few = new Growth(Frontier.of(300, LOG::at));
        few.append(LOG.entry(300));
        assertThat(few.tileRoots()).isEmpty();
    }

    @Test
    void givesTheRootsOfTilesOfTheSecondLevel() {
        // 65,535 equal leaves, so that the root over 65,536 is new with one leaf more.
        var same = LOG.at(0, 0);
        Nodes<RuntimeException> nodes = (level, _) -> level == 0 ? same : power(same, level);
        var growth = new Growth(Frontier.of((1 << 16) - 1, nodes));
        growth.appendHash(same);
        assertThat(growth.tileRoots())
                .isEqualTo(List.of(new Subtree(8, 255, power(same, 8)), new Subtree(16, 0, power(same, 16))));
    }

    @Test
    void provesNoLeafFromBeforeTheBatchAndNoneAfterIt() {
        var growth = new Growth(Frontier.of(7, LOG::at));
        growth.append(LOG.entry(7));
        assertThatThrownBy(() -> growth.proveInclusion(6)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> growth.proveInclusion(8)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEdgeHasARootForEachBitOfItsSize() {
        var root = LOG.at(0, 0);
        assertThatThrownBy(() -> new Frontier(2, List.of(root, root))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Frontier(3, List.of(root))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Frontier(-1, List.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Frontier(2 * TreeHead.MAX_SIZE, List.of(root)))
                .isInstanceOf(IllegalStateException.class);
        var full = new Growth(new Frontier(TreeHead.MAX_SIZE, List.of(root)));
        assertThatThrownBy(() -> full.appendHash(root)).isInstanceOf(IllegalStateException.class);
    }

    private static Digest power(Digest leaf, int level) {
        var root = leaf;
        for (var i = 0; i < level; i++) {
            root = MerkleHash.node(root, root);
        }
        return root;
    }
}
