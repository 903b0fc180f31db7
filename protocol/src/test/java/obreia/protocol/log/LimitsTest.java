package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;

/// What is just within a bound is taken, what is just over it is not.
class LimitsTest {
    private static final SigningKey KEY = TestLog.key(1);
    private static final TestLog LOG = TestLog.messages().grow(3);

    @Test
    void aNoteFillsItsSize() throws MalformedException {
        var line = "\n\n" + KEY.sign("a", "text\n").format() + "\n";
        var room = Note.MAX_SIZE - Bytes.utf8(line).length();
        assertThat(Note.parse(Bytes.utf8("x".repeat(room) + line)).text()).hasSize(room + 1);
        assertThatThrownBy(() -> Note.parse(Bytes.utf8("x".repeat(room + 1) + line)))
                .hasMessage("note has 65537 bytes, at most 65536 are accepted");
    }

    @Test
    void aSignatureFillsItsSize() throws MalformedException {
        for (var length : new int[] {1, NoteSignature.MAX_SIGNATURE}) {
            var signature = new NoteSignature("a", Bytes.of(new byte[4]), Bytes.of(new byte[length]));
            assertThat(NoteSignature.parse(signature.format())).isEqualTo(signature);
        }
    }

    @Test
    void aNameFillsItsSize() throws MalformedException {
        var longest = "a".repeat(512);
        var key = KEY.verifier(longest);
        assertThat(VerifierKey.parse(key.format())).isEqualTo(key);
        assertThatThrownBy(() -> KEY.verifier(longest + "a"))
                .hasMessage("key name has 513 characters, 1 to 512 are accepted");
        assertThatThrownBy(() -> KEY.verifier("")).hasMessage("key name has 0 characters, 1 to 512 are accepted");
        assertThatThrownBy(() -> KEY.verifier("a+b"))
                .hasMessage("key name holds a space, a plus sign or a control character");
    }

    @Test
    void aKeyOfARightIdIsRefusedForItsName() {
        for (var name : List.of("", "a b", "a".repeat(513))) {
            var text = NoteKey.format(name, VerifierKey.TYPE, KEY.verifier("a").publicKey());
            assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void saysWhyANoteIsNotMade() {
        var good = List.of(KEY.sign("a", "text\n"));
        assertThatThrownBy(() -> new Note("text", good)).hasMessage("a note's text ends with a line feed");
        assertThatThrownBy(() -> new Note("\ud800\n", good)).hasMessage("a note's text is not Unicode");
        assertThatThrownBy(() -> new Note("\t\n", good)).hasMessage("a note's text holds a control character");
    }

    @Test
    void aCosignatureHasATimeFromTheBeginningOfTime() throws VerificationException {
        var witness = KEY.witness("w");
        for (var time : new Instant[] {Instant.EPOCH, Instant.ofEpochSecond(Instant.MAX.getEpochSecond())}) {
            var note = new Note("text\n", List.of(KEY.cosign("w", "text\n", time)));
            assertThat(witness.cosigned(note)).contains(time);
        }
    }

    @Test
    void anEntryFillsABundlesLength() throws MalformedException {
        var line = "a".repeat(EntryBundle.MAX_ENTRY - 1) + "\n";
        assertThatThrownBy(() -> DirectoryEntry.decode(Bytes.utf8(line))).hasMessageContaining("no format");
        assertThatThrownBy(() -> DirectoryEntry.decode(Bytes.utf8("a" + line)))
                .hasMessage("directory entry has 65536 bytes, at most 65535 are accepted");
        // 49,137 bytes in Base64 are 65,516 characters; with 19 for the first line and one line feed, 65,536 bytes.
        var over = new DirectoryEntry.Restored(List.of(Bytes.of(new byte[49_137])));
        assertThatThrownBy(over::encode).hasMessage("an entry has at most 65535 bytes");
        var under = new DirectoryEntry.Restored(List.of(Bytes.of(new byte[49_134])));
        assertThat(under.encode().length()).isEqualTo(65_532);
    }

    @Test
    void aProofFillsItsSize() {
        var note = LOG.checkpoint(3).bytes();
        var proof = new LogProof(Optional.empty(), 0, List.of(), note).encode();
        var padded = Bytes.concat(proof, Bytes.of(new byte[LogProof.MAX_SIZE - proof.length()]));
        assertThatThrownBy(() -> LogProof.parse(padded)).hasMessageNotContaining("at most 262144");
        assertThatThrownBy(() -> LogProof.parse(Bytes.concat(padded, Bytes.of((byte) 0))))
                .hasMessage("log proof has 262145 bytes, at most 262144 are accepted");
        var largest = new LogProof(Optional.empty(), 0, List.of(), Bytes.of(new byte[Note.MAX_SIZE]));
        assertThat(largest.checkpoint().length()).isEqualTo(Note.MAX_SIZE);
    }

    @Test
    void noProofIsMadeForATreeOverTheBound() {
        Nodes<RuntimeException> same = (_, _) -> MerkleHash.empty();
        var over = TreeHead.MAX_SIZE + 1;
        assertThatThrownBy(() -> Trees.proveInclusion(0, over, same)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Trees.proveConsistency(1, over, same)).isInstanceOf(IllegalStateException.class);
        assertThat(new TileNumber(TreeHead.MAX_SIZE / Tile.WIDTH, 1).index()).isEqualTo(1L << 48);
    }

    @Test
    void aTileOfAnotherLengthIsNamedWithItsLength() {
        Tiles<RuntimeException> none = _ -> Bytes.empty();
        assertThatThrownBy(() -> new TileNodes<>(LOG.head(), none).at(0, 0))
                .isInstanceOf(VerificationException.class)
                .hasMessage("tile 0/000.p/3 has 0 bytes, not 96");
    }
}
