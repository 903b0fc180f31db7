package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Proofs that travel, and can be checked by who was never there.
class LogProofTest {
    private static final TestLog LOG = TestLog.messages().grow(20);
    private static final String TEXT = text(LOG.proof(5, 11, Optional.of(Bytes.utf8("extra"))));

    @Test
    void provesEachLeafWithAndWithoutExtraData() throws MalformedException, VerificationException {
        for (var index = 0; index < 20; index++) {
            for (var extra : List.of(Optional.<Bytes>empty(), Optional.of(Bytes.utf8("e" + index)))) {
                var proof = LOG.proof(index, 20, extra);
                var read = LogProof.parse(proof.encode());
                assertThat(read).isEqualTo(proof);
                assertThat(read.encode()).isEqualTo(proof.encode());
                assertThat(read.verify(LOG.verifier(), LogKind.MESSAGES, LOG.entry(index)))
                        .isEqualTo(LOG.checkpoint(20));
            }
        }
    }

    @Test
    void isTheTextOfTheStandard() {
        assertThat(TEXT.lines().limit(3).toList())
                .isEqualTo(List.of("c2sp.org/tlog-proof@v1", "extra ZXh0cmE=", "index 5"));
        assertThat(TEXT).endsWith("\n\n" + text(LOG.checkpoint(11)));
        assertThat(TEXT.lines().takeWhile(line -> !line.isEmpty()).count()).isEqualTo(3 + 4);
    }

    @Test
    void refusesAnotherEntryLogIndexOrRepository() throws MalformedException {
        var proof = LOG.proof(5, 11, Optional.empty());
        var key = LOG.verifier();
        refused(proof, key, LogKind.MESSAGES, LOG.entry(6), "leads to another root");
        refused(proof, key, LogKind.DIRECTORY, LOG.entry(5), "not of one of the kind directory");
        refused(proof, TestLog.key(8).verifier(key.name()), LogKind.MESSAGES, LOG.entry(5), "is not signed by");
        refused(
                new LogProof(Optional.empty(), 4, proof.path(), proof.checkpoint()),
                key,
                LogKind.MESSAGES,
                LOG.entry(5),
                "leads to another root");
        refused(
                new LogProof(Optional.empty(), 11, proof.path(), proof.checkpoint()),
                key,
                LogKind.MESSAGES,
                LOG.entry(5),
                "is not in a tree of 11");
        refused(
                new LogProof(
                        Optional.empty(), 5, proof.path(), LOG.checkpoint(12).bytes()),
                key,
                LogKind.MESSAGES,
                LOG.entry(5),
                "leads to another root");
        refused(
                new LogProof(Optional.empty(), 5, List.of(), proof.checkpoint()),
                key,
                LogKind.MESSAGES,
                LOG.entry(5),
                "has 0 hashes");
    }

    static Stream<String> malformed() {
        var hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
        return Stream.of(
                "",
                "\n\n",
                TEXT.replace("@v1", "@v2"),
                " " + TEXT,
                "\n" + TEXT,
                TEXT.replace("extra ZXh0cmE=\n", "extra \n"),
                TEXT.replace("extra ZXh0cmE=\n", "extra\n"),
                TEXT.replace("extra ZXh0cmE=\n", "extra ZXh0cmF=\n"),
                TEXT.replace("extra ZXh0cmE=\n", "extra ZXh0cmE\n"),
                TEXT.replace("extra ZXh0cmE=\n", "extra ZXh0cmE=\nextra ZXh0cmE=\n"),
                TEXT.replace("extra", "Extra"),
                TEXT.replace("index 5", "index 05"),
                TEXT.replace("index 5", "index -5"),
                TEXT.replace("index 5", "index "),
                TEXT.replace("index 5", "index 72057594037927936"),
                TEXT.replace("index 5\n", ""),
                TEXT.replace("index 5\n", "index 5\nindex 5\n"),
                TEXT.replace("index 5\n", "index 5\n\n"),
                TEXT.replace("index 5\n", "index 5\n" + hash.repeat(53)),
                TEXT.replace("index 5\n", "index 5\nAAAA\n"),
                TEXT.replace("index 5\n", "index 5\n" + hash.replace("A=", "B=")),
                TEXT.replace("\n", "\r\n"),
                TEXT + "\n",
                TEXT.substring(0, TEXT.length() - 1),
                TEXT.substring(0, TEXT.indexOf("\n\n") + 2),
                TEXT.substring(0, TEXT.indexOf("\n\n") + 1),
                "c2sp.org/tlog-proof@v1\n\n" + TEXT.substring(TEXT.indexOf("\n\n") + 2),
                TEXT.replace("extra ZXh0cmE=", "extra " + "AAAA".repeat(43_691)),
                TEXT.replace("extra ZXh0cmE=", "extra " + "AAAA".repeat(70_000)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoProof(String text) {
        assertThatThrownBy(() -> LogProof.parse(Bytes.utf8(text))).isInstanceOf(MalformedException.class);
    }

    @Test
    void noChangedByteOfAProofIsTaken() throws MalformedException, VerificationException {
        var bytes = LOG.proof(5, 11, Optional.empty()).encode().toArray();
        for (var at = 0; at < bytes.length; at++) {
            bytes[at] ^= (byte) (1 << at % 7);
            var changed = Bytes.of(bytes);
            assertThatThrownBy(() -> LogProof.parse(changed).verify(LOG.verifier(), LogKind.MESSAGES, LOG.entry(5)))
                    .isInstanceOfAny(MalformedException.class, VerificationException.class);
            bytes[at] ^= (byte) (1 << at % 7);
        }
        LogProof.parse(Bytes.of(bytes)).verify(LOG.verifier(), LogKind.MESSAGES, LOG.entry(5));
    }

    @Test
    void isNotMadeOfWhatItCannotHold() {
        var hash = LOG.at(0, 0);
        var note = LOG.checkpoint(3).bytes();
        var none = Optional.<Bytes>empty();
        ours(() -> new LogProof(Optional.of(Bytes.empty()), 0, List.of(), note));
        ours(() -> new LogProof(Optional.of(Bytes.of(new byte[LogProof.MAX_EXTRA + 1])), 0, List.of(), note));
        ours(() -> new LogProof(none, -1, List.of(), note));
        ours(() -> new LogProof(none, TreeHead.MAX_SIZE, List.of(), note));
        ours(() -> new LogProof(none, 0, Collections.nCopies(57, hash), note));
        ours(() -> new LogProof(none, 0, List.of(), Bytes.of(new byte[Note.MAX_SIZE + 1])));
    }

    @Test
    void theLargestProofIsReadAgain() throws MalformedException {
        var extra = Optional.of(Bytes.of(new byte[LogProof.MAX_EXTRA]));
        var path = Collections.nCopies(56, LOG.at(0, 0));
        var proof = new LogProof(
                extra,
                TreeHead.MAX_SIZE - 1,
                new ArrayList<>(path),
                LOG.checkpoint(20).bytes());
        assertThat(LogProof.parse(proof.encode())).isEqualTo(proof);
    }

    private static void ours(ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalStateException.class);
    }

    private static void refused(LogProof proof, VerifierKey key, LogKind kind, Bytes entry, String why)
            throws MalformedException {
        var read = LogProof.parse(proof.encode());
        assertThatThrownBy(() -> read.verify(key, kind, entry))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }

    private static String text(LogProof proof) {
        return new String(proof.encode().toArray(), StandardCharsets.UTF_8);
    }

    private static String text(SignedCheckpoint checkpoint) {
        return new String(checkpoint.bytes().toArray(), StandardCharsets.UTF_8);
    }
}
