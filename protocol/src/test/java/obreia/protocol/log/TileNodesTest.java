package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import obreia.fixtures.log.TestLog;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hashes out of tiles that nobody is believed for.
class TileNodesTest {
    private static final TestLog LOG = TestLog.messages().grow(66_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, 65_792, 66_000})
    void findsAndProvesEveryHash(long size) throws VerificationException {
        var nodes = new TileNodes<>(LOG.head(size), LOG::tile);
        assertThat(nodes.head()).isEqualTo(LOG.head(size));
        for (var level = 0; size >> level > 0; level++) {
            for (var index : new long[] {0, (size >> level) / 3, (size >> level) / 2, (size >> level) - 1}) {
                assertThat(nodes.at(level, index)).isEqualTo(LOG.at(level, index));
            }
        }
        for (var older : new long[] {0, 1, size / 3, size / 2, size - 1, size}) {
            assertThat(nodes.root(older)).isEqualTo(LOG.head(older).root());
            var path = nodes.proveConsistency(older);
            Trees.checkConsistency(path, LOG.head(older), LOG.head(size));
        }
        for (var index : new long[] {0, size / 3, size / 2, size - 1}) {
            nodes.checkLeaf(index, LOG.entry(index));
            var path = nodes.proveInclusion(index);
            Trees.checkInclusion(path, index, LOG.at(0, index), LOG.head(size));
        }
    }

    @Test
    void refusesEveryTileThatWasChanged() throws VerificationException {
        // Whichever of the tiles that a leaf needs is changed, and wherever: no hash comes out.
        for (var index : new long[] {3, 65_000, 65_999}) {
            var used = new ArrayList<Tile>();
            new TileNodes<>(LOG.head(), noting(used)).at(0, index);
            assertThat(used).isNotEmpty();
            for (var bad : used) {
                for (var at : new int[] {0, bad.width() / 2, bad.width() - 1}) {
                    var nodes = new TileNodes<>(LOG.head(), tile -> tile.equals(bad) ? flip(tile, at) : LOG.tile(tile));
                    assertThatThrownBy(() -> nodes.at(0, index))
                            .isInstanceOf(VerificationException.class)
                            .hasMessageContaining("another root");
                }
            }
        }
    }

    @Test
    void refusesATileOfAnotherLength() {
        for (var length : new int[] {-32, -1, 1, 32}) {
            Tiles<RuntimeException> tiles = tile -> Bytes.of(
                    Arrays.copyOf(LOG.tile(tile).toArray(), tile.width() * 32 + (tile.level() == 0 ? length : 0)));
            assertThatThrownBy(() -> new TileNodes<>(LOG.head(), tiles).at(0, 9))
                    .isInstanceOf(VerificationException.class)
                    .hasMessageContaining("bytes, not");
        }
    }

    @Test
    void refusesTheTilesOfAForkedLog() {
        var fork = TestLog.messages();
        fork.append(Bytes.utf8("another"));
        fork.grow(66_000);
        assertThatThrownBy(() -> new TileNodes<>(LOG.head(), fork::tile).at(0, 60_000))
                .isInstanceOf(VerificationException.class);
        assertThatThrownBy(() -> new TileNodes<>(fork.head(), LOG::tile).root(60_000))
                .isInstanceOf(VerificationException.class);
    }

    @Test
    void refusesAnotherEntryAndALeafThatIsNotThere() {
        var nodes = new TileNodes<>(LOG.head(300), LOG::tile);
        assertThatThrownBy(() -> nodes.checkLeaf(7, Bytes.utf8("8")))
                .isInstanceOf(VerificationException.class)
                .hasMessage("the log has another entry as leaf 7");
        assertThatThrownBy(() -> nodes.checkLeaf(300, LOG.entry(300)))
                .isInstanceOf(VerificationException.class)
                .hasMessage("leaf 300 is not in a tree of 300");
        assertThatThrownBy(() -> nodes.checkLeaf(-1, LOG.entry(0))).isInstanceOf(VerificationException.class);
        assertThatThrownBy(() -> nodes.at(0, 300)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> nodes.proveConsistency(301)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theTreeWithoutLeavesNeedsNoTile() throws VerificationException {
        Tiles<RuntimeException> none = tile -> {
            throw new IllegalStateException("no tile is needed, not " + tile);
        };
        var nodes = new TileNodes<>(TreeHead.empty(), none);
        assertThat(nodes.root(0)).isEqualTo(MerkleHash.empty());
        assertThat(nodes.proveConsistency(0)).isEmpty();
    }

    @Test
    void fetchesATileOnceAndTellsOfItWhenItIsProved() throws VerificationException {
        var fetched = new ArrayList<Tile>();
        var proved = new ArrayList<Tile>();
        var nodes = new TileNodes<>(LOG.head(), new Tiles<RuntimeException>() {
            @Override
            public Bytes at(Tile tile) {
                fetched.add(tile);
                return LOG.tile(tile);
            }

            @Override
            public void proved(Tile tile, Bytes hashes) {
                assertThat(hashes).isEqualTo(LOG.tile(tile));
                proved.add(tile);
            }
        });
        for (var index = 0; index < 256; index++) {
            nodes.checkLeaf(index, LOG.entry(index));
        }
        nodes.checkLeaf(65_999, LOG.entry(65_999));
        assertThat(fetched).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(proved);
        assertThat(fetched.stream().map(Tile::path))
                .containsExactlyInAnyOrder("2/000.p/1", "1/001.p/1", "0/257.p/208", "1/000", "0/000");
    }

    @Test
    void tellsOfNoTileThatIsFalse() {
        var proved = new ArrayList<Tile>();
        var nodes = new TileNodes<>(LOG.head(), new Tiles<RuntimeException>() {
            @Override
            public Bytes at(Tile tile) {
                return tile.level() == 0 ? flip(tile, 1) : LOG.tile(tile);
            }

            @Override
            public void proved(Tile tile, Bytes hashes) {
                proved.add(tile);
            }
        });
        assertThatThrownBy(() -> nodes.at(0, 1)).isInstanceOf(VerificationException.class);
        assertThat(proved).isEmpty();
    }

    @Test
    void forgetsTilesWhenThereAreMany() throws VerificationException {
        var fetched = new ArrayList<Tile>();
        var nodes = new TileNodes<>(LOG.head(), noting(fetched));
        for (var round = 0; round < 2; round++) {
            for (var tile = 0; tile < 257; tile++) {
                nodes.checkLeaf(256L * tile, LOG.entry(256L * tile));
            }
        }
        // 257 whole tiles of leaves and the one above: two more than are remembered, so a second round fetches again.
        assertThat(fetched.size()).isBetween(2 * 257, 2 * 257 + 10);
    }

    @Test
    void anErrorOfTheSourceComesThrough() {
        Tiles<IOException> broken = tile -> {
            throw new IOException("the line broke at " + tile.path());
        };
        assertThatThrownBy(() -> new TileNodes<>(LOG.head(5), broken).at(0, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("the line broke at 0/000.p/5");
    }

    private static Tiles<RuntimeException> noting(List<Tile> used) {
        return tile -> {
            used.add(tile);
            return LOG.tile(tile);
        };
    }

    private static Bytes flip(Tile tile, int hash) {
        var bytes = LOG.tile(tile).toArray();
        bytes[32 * hash + 5] ^= 4;
        return Bytes.of(bytes);
    }
}
