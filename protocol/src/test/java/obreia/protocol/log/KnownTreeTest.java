package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tree of eight leaves that Certificate Transparency's implementations are tested with, and the edges of sizes.
class KnownTreeTest {
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void hasTheKnownRoots(long size, String root) throws MalformedException {
        assertThat(log().head(size).root().hex()).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void hasTheKnownPaths(long index, long size, String path) throws MalformedException, VerificationException {
        var log = log();
        var proof = Trees.proveInclusion(index, size, log::at);
        assertThat(proof).isEqualTo(digests(path));
        Trees.checkInclusion(proof, index, log.at(0, index), log.head(size));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void hasTheKnownConsistencyProofs(long older, long newer, String path)
            throws MalformedException, VerificationException {
        var log = log();
        var proof = Trees.proveConsistency(older, newer, log::at);
        assertThat(proof).isEqualTo(digests(path));
        Trees.checkConsistency(proof, log.head(older), log.head(newer));
    }

    @Test
    void asksForNoProofOfWhatNoTreeHas() throws MalformedException {
        var log = log();
        assertThatThrownBy(() -> Trees.proveInclusion(8, 8, log::at)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Trees.proveInclusion(-1, 8, log::at)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Trees.proveConsistency(9, 8, log::at)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Trees.proveConsistency(-1, 8, log::at)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Trees.root(-1, log::at)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Trees.root(TreeHead.MAX_SIZE + 1, log::at)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new TreeHead(-1, log.at(0, 0))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new TreeHead(0, log.at(0, 0))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new TreeHead(TreeHead.MAX_SIZE + 1, log.at(0, 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhatIsWrongWithAProof() throws MalformedException {
        var log = log();
        var path = Trees.proveInclusion(5, 8, log::at);
        assertThatThrownBy(() -> Trees.checkInclusion(path, 8, log.at(0, 5), log.head()))
                .isInstanceOf(VerificationException.class)
                .hasMessage("leaf 8 is not in a tree of 8");
        assertThatThrownBy(() -> Trees.checkInclusion(path.subList(0, 2), 5, log.at(0, 5), log.head()))
                .hasMessage("the proof of inclusion has 2 hashes, and this one needs 3");
        assertThatThrownBy(() -> Trees.checkInclusion(path, 5, log.at(0, 6), log.head()))
                .hasMessage("leaf 5 is not in the tree of 8 leaves: the proof leads to another root");
        assertThatThrownBy(() -> Trees.checkConsistency(List.of(), log.head(8), log.head(7)))
                .hasMessage("a tree of 7 leaves does not continue one of 8");
        assertThatThrownBy(() -> Trees.checkConsistency(List.of(), log.head(6), log.head(8)))
                .hasMessage("the proof of consistency has 0 hashes, and this one needs 3");
        var consistency = Trees.proveConsistency(6, 8, log::at);
        assertThatThrownBy(() -> Trees.checkConsistency(consistency, new TreeHead(6, log.at(0, 0)), log.head(8)))
                .hasMessageEndingWith("another root of the older");
        assertThatThrownBy(() -> Trees.checkConsistency(consistency, log.head(6), new TreeHead(8, log.at(0, 0))))
                .hasMessageEndingWith("another root of the newer");
        assertThatThrownBy(() -> Trees.checkConsistency(List.of(), log.head(8), new TreeHead(8, log.at(0, 0))))
                .hasMessage("two trees of 8 leaves have different roots");
    }

    @Test
    void checksProofsOfTheLargestTrees() throws VerificationException {
        // A log whose leaves are all the same: each whole subtree of one level has one root.
        Nodes<RuntimeException> same = (level, _) -> {
            var root = MerkleHash.leaf(Bytes.empty());
            for (var i = 0; i < level; i++) {
                root = MerkleHash.node(root, root);
            }
            return root;
        };
        for (var size : new long[] {TreeHead.MAX_SIZE, TreeHead.MAX_SIZE - 1, (1L << 31) + 1, 1L << 32}) {
            var head = new TreeHead(size, Trees.root(size, same));
            for (var index : new long[] {0, size / 2, size - 1}) {
                Trees.checkInclusion(Trees.proveInclusion(index, size, same), index, same.at(0, 0), head);
            }
            for (var older : new long[] {1, size / 2, size / 3, size - 1}) {
                var olderHead = new TreeHead(older, Trees.root(older, same));
                Trees.checkConsistency(Trees.proveConsistency(older, size, same), olderHead, head);
            }
        }
    }

    private static TestLog log() throws MalformedException {
        var log = TestLog.messages();
        for (var entry : ENTRIES) {
            log.append(Bytes.fromHex(entry));
        }
        return log;
    }

    private static List<Digest> digests(String hex) throws MalformedException {
        var list = new ArrayList<Digest>();
        for (var digest : hex.isEmpty() ? new String[0] : hex.split(" ", -1)) {
            list.add(Digest.parse(digest));
        }
        return list;
    }
}
