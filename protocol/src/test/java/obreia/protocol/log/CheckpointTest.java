package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of logs, checkpoints, and their signatures.
class CheckpointTest {
    private static final TestLog LOG = TestLog.messages().grow(20);
    private static final String NAME = "mail.example.org/lawyers/messages/1";
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String EMPTY = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/directory/1",
                NAME,
                "mail.example.org:8443/a/b/messages/2147483647",
                "a/messages/1/directory/2"
            })
    void readsTheNameOfALog(String text) throws MalformedException {
        var name = LogName.parse(text);
        assertThat(name.format()).isEqualTo(text);
        assertThat(name).hasToString(text);
        assertThat(text).startsWith(name.origin() + "/" + name.kind().code() + "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "directory/1",
                "/directory/1",
                "a/directory",
                "a/directory/",
                "a/directory/0",
                "a/directory/01",
                "a/directory/-1",
                "a/directory/2147483648",
                "a/Directory/1",
                "a/blobs/1",
                "a//1",
                "A/directory/1",
                "a+b/directory/1",
                "a/directory/1/",
                " a/directory/1"
            })
    void refusesWhatNamesNoLog(String text) {
        assertThatThrownBy(() -> LogName.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aCheckpointIsThreeLines() throws MalformedException {
        var text = NAME + "\n20852163\n" + ROOT + "\n";
        var checkpoint = Checkpoint.parse(text);
        assertThat(checkpoint.text()).isEqualTo(text);
        assertThat(checkpoint.log()).isEqualTo(LogName.parse(NAME));
        assertThat(checkpoint.head().size()).isEqualTo(20852163);
        var none = NAME + "\n0\n" + EMPTY + "\n";
        assertThat(Checkpoint.parse(none).head()).isEqualTo(TreeHead.empty());
        assertThat(Checkpoint.parse(none).text()).isEqualTo(none);
    }

    static Stream<String> refused() {
        return Stream.of(
                "",
                "\n\n\n",
                NAME,
                NAME + "\n5\n" + ROOT,
                NAME + "\n5\n" + ROOT + "\n\n",
                NAME + "\n5\n" + ROOT + "\nextension\n",
                NAME + "\n5\n",
                "\n" + NAME + "\n5\n" + ROOT + "\n",
                NAME + "\n05\n" + ROOT + "\n",
                NAME + "\n+5\n" + ROOT + "\n",
                NAME + "\n-5\n" + ROOT + "\n",
                NAME + "\n\n" + ROOT + "\n",
                NAME + "\n 5\n" + ROOT + "\n",
                NAME + "\n72057594037927937\n" + ROOT + "\n",
                NAME + "\n99999999999999999999\n" + ROOT + "\n",
                NAME + "\n0\n" + ROOT + "\n",
                NAME + "\n5\n" + ROOT.substring(0, 43) + "\n",
                NAME + "\n5\n" + ROOT.replace("2I=", "2J=") + "\n",
                NAME + "\n5\n" + ROOT.substring(4) + "\n",
                NAME + "\n5\n" + ROOT + " \n",
                NAME + "\n5\n\n",
                "another log\n5\n" + ROOT + "\n");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void theRepositorysKeySignsUnderTheLogsName() throws MalformedException, VerificationException {
        var signed = LOG.checkpoint(20);
        var read = SignedCheckpoint.verify(signed.bytes(), LOG.verifier());
        assertThat(read).isEqualTo(signed).hasSameHashCodeAs(signed);
        assertThat(read.log()).isEqualTo(LOG.name());
        assertThat(read.head()).isEqualTo(LOG.head(20));
        assertThat(read.checkpoint()).isEqualTo(new Checkpoint(LOG.name(), LOG.head(20)));
        assertThat(read.bytes()).isEqualTo(signed.bytes());
        assertThat(read.note().signatures()).hasSize(1);
        assertThat(read.note().signatures().getFirst().name()).isEqualTo(NAME);
        assertThat(read).isNotEqualTo(LOG.checkpoint(19)).hasToString("SignedCheckpoint[" + NAME + ", 20 leaves]");
    }

    @Test
    void refusesACheckpointThatItsLogDidNotSign() {
        var signed = LOG.checkpoint(20);
        verification(signed.note(), TestLog.key(8).verifier("mail.example.org/lawyers"), "is not signed by");
        verification(signed.note(), TestLog.key(7).verifier("mail.example.org"), "not of mail.example.org");
        // By the right key, under another name: the origin's, another log's.
        for (var name : List.of("mail.example.org/lawyers", "mail.example.org/lawyers/directory/1")) {
            var note = new Note(
                    signed.note().text(),
                    List.of(TestLog.key(7).sign(name, signed.note().text())));
            verification(note, LOG.verifier(), "is not signed by " + NAME);
        }
        // The signature of another size.
        var moved = new Note(LOG.checkpoint(19).note().text(), signed.note().signatures());
        verification(moved, LOG.verifier(), "does not hold");
        // A line that only claims the name and key id.
        var own = signed.note().signatures().getFirst();
        var forged = new Note(
                signed.note().text(), List.of(new NoteSignature(own.name(), own.keyId(), Bytes.of(new byte[64]))));
        verification(forged, LOG.verifier(), "does not hold");
    }

    @Test
    void refusesASignedTextThatIsNoCheckpoint() {
        var note = new Note("text\n", List.of(TestLog.key(7).sign(NAME, "text\n")));
        assertThatThrownBy(() -> SignedCheckpoint.verify(note.encode(), LOG.verifier()))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> SignedCheckpoint.verify(Bytes.utf8("text\n"), LOG.verifier()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void carriesCosignaturesAndGoesWithoutThem() throws MalformedException, VerificationException {
        var signed = LOG.checkpoint(20);
        var time = Instant.parse("2026-11-23T10:02:05Z");
        var witness = TestLog.key(9);
        var cosigned = signed.with(witness.cosign("w1", signed.note().text(), time));
        var read = SignedCheckpoint.verify(cosigned.bytes(), LOG.verifier());
        assertThat(read.note().signatures()).hasSize(2);
        assertThat(witness.witness("w1").cosigned(read.note())).contains(time);
        assertThat(read.bytesWithoutCosignatures()).isEqualTo(signed.bytes());
        assertThat(read.head()).isEqualTo(signed.head());
        var later = read.with(witness.cosign("w1", signed.note().text(), time.plusSeconds(60)));
        assertThat(later.note().signatures()).hasSize(2);
        assertThat(witness.witness("w1").cosigned(later.note())).contains(time.plusSeconds(60));
    }

    @Test
    void generationsCountFromOne() {
        var origin = new Origin("a");
        assertThatThrownBy(() -> new LogName(origin, LogKind.DIRECTORY, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesAndNodesHashDifferently() {
        var left = Digest.of(Bytes.utf8("l"));
        var right = Digest.of(Bytes.utf8("r"));
        assertThat(MerkleHash.node(left, right))
                .isNotEqualTo(MerkleHash.leaf(Bytes.concat(left.bytes(), right.bytes())));
        assertThat(MerkleHash.node(left, right)).isNotEqualTo(MerkleHash.node(right, left));
    }

    private static void verification(Note note, VerifierKey key, String why) {
        assertThatThrownBy(() -> SignedCheckpoint.verify(note, key))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }
}
