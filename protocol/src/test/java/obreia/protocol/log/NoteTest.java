package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Signed notes: the public examples, our own, and everything that is none.
class NoteTest {
    private static final String NAME = "example.com/log";
    private static final String SIGNATURE = TestLog.key(1).sign(NAME, "text\n").format();

    @ParameterizedTest
    @CsvSource({
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k,"
                + "This is an example message.,"
                + "\u2014 example.com/foo"
                + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW,"
                + "If you think cryptography is the answer to your problem;%then you don't know what your problem is.,"
                + "\u2014 PeterNeumann"
                + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    })
    void verifiesThePublicExamples(String key, String text, String signature)
            throws MalformedException, VerificationException {
        var verifier = VerifierKey.parse(key);
        assertThat(verifier.format()).isEqualTo(key);
        var shown = text.replace(';', ',').replace('%', '\n');
        var bytes = Bytes.utf8(shown + "\n\n" + signature + "\n");
        var note = Note.parse(bytes);
        assertThat(note.encode()).isEqualTo(bytes);
        verifier.verify(note);
        var changed = Note.parse(Bytes.utf8("A" + shown + "\n\n" + signature + "\n"));
        assertThatThrownBy(() -> verifier.verify(changed))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("does not hold");
    }

    @Test
    void readsTheKeyOfGosChecksumDatabase() throws MalformedException {
        var text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        var key = VerifierKey.parse(text);
        assertThat(key.name()).isEqualTo("sum.golang.org");
        assertThat(key.keyId().hex()).isEqualTo("033de0ae");
        assertThat(key.format()).isEqualTo(text);
        assertThat(key).hasToString(text);
    }

    @Test
    void theTextOfANoteCanHoldEmptyLines() throws MalformedException, VerificationException {
        for (var text : List.of("\n", "\n\n", "a\n\nb\n", "a\n\n", "\u2014 no signature\n\nb\n", "Straße 🚚\n")) {
            var note = new Note(text, List.of(TestLog.key(1).sign(NAME, text)));
            assertThat(Note.parse(note.encode())).isEqualTo(note);
            TestLog.key(1).verifier(NAME).verify(note);
        }
    }

    @Test
    void keepsTheSignaturesOfOthersInTheirOrder() throws MalformedException, VerificationException {
        var signatures = new ArrayList<NoteSignature>();
        for (var i = 1; i <= Note.MAX_SIGNATURES; i++) {
            signatures.add(TestLog.key(i).sign("witness" + i, "text\n"));
        }
        var note = new Note("text\n", signatures);
        assertThat(Note.parse(note.encode())).isEqualTo(note);
        TestLog.key(7).verifier("witness7").verify(note);
        assertThatThrownBy(() -> TestLog.key(7).verifier("witness8").verify(note))
                .isInstanceOf(VerificationException.class)
                .hasMessageStartingWith("the note is not signed by witness8+");
        assertThatThrownBy(() -> note.with(TestLog.key(30).sign("witness30", "text\n")))
                .isInstanceOf(IllegalStateException.class);
        var again = note.with(signatures.getFirst());
        assertThat(again.signatures()).hasSize(Note.MAX_SIGNATURES);
        assertThat(again.signatures().getLast()).isEqualTo(signatures.getFirst());
    }

    static Stream<String> refused() {
        return Stream.of(
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\n" + SIGNATURE + "\n",
                "text\n\n" + SIGNATURE,
                "text\n\n" + SIGNATURE + "\r\n",
                "text\r\n\n" + SIGNATURE + "\n",
                "te\txt\n\n" + SIGNATURE + "\n",
                "te\u0000xt\n\n" + SIGNATURE + "\n",
                "text\n\n" + SIGNATURE + "\n\n",
                "text\n\n" + SIGNATURE + "\n" + SIGNATURE + "\n",
                "text\n\n" + SIGNATURE + "\nmore\n",
                "text\n\nmore\n" + SIGNATURE + "\n",
                "text\n\n" + SIGNATURE.replace("\u2014", "-") + "\n",
                "text\n\n" + SIGNATURE.replace("\u2014 ", "\u2014") + "\n",
                "text\n\n" + SIGNATURE.replace("\u2014 ", "\u2014  ") + "\n",
                "text\n\n" + SIGNATURE.replace(NAME, "") + "\n",
                "text\n\n" + SIGNATURE.replace(NAME, "a b") + "\n",
                "text\n\n" + SIGNATURE.replace(NAME, "a+b") + "\n",
                "text\n\n" + SIGNATURE.replace(NAME, "a\u00a0b") + "\n",
                "text\n\n" + SIGNATURE.replace(NAME, "a\u0085b") + "\n",
                "text\n\n" + SIGNATURE.replace(NAME, "a\u2028b") + "\n",
                "text\n\n" + SIGNATURE.replace(NAME, "a".repeat(513)) + "\n",
                "text\n\n" + SIGNATURE.replace(NAME + " ", NAME) + "\n",
                "text\n\n" + SIGNATURE.replace(NAME + " ", NAME + "  ") + "\n",
                "text\n\n" + SIGNATURE + " \n",
                "text\n\n" + SIGNATURE + "=\n",
                "text\n\n\u2014 " + NAME + " AAAA\n",
                "text\n\n\u2014 " + NAME + " AAAAAA==\n",
                "text\n\n\u2014 " + NAME + " AAAAAAA\n",
                "text\n\n\u2014 " + NAME + " AAAAAAF=\n",
                "text\n\n\u2014 " + NAME + " AAAA_AA=\n",
                "text\n\n\u2014 " + NAME + " !\n",
                "text\n\n\u2014 " + NAME + " \n",
                "text\n\n\u2014 " + NAME + "\n",
                "text\n\n\u2014 \n",
                "text\n\n\u2014 " + NAME + " " + "AAAA".repeat(2740) + "\n",
                "x".repeat(1 << 16) + "\n\n" + SIGNATURE + "\n",
                "text\n\n" + many(21) + "\n");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoNote(String text) {
        assertThatThrownBy(() -> Note.parse(Bytes.utf8(text))).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesBytesThatAreNoText() {
        var bytes = Bytes.concat(Bytes.of((byte) 0xff), Bytes.utf8("\n\n" + SIGNATURE + "\n"));
        assertThatThrownBy(() -> Note.parse(bytes)).isInstanceOf(MalformedException.class);
    }

    @Test
    void saysTheRuleAndTheValue() {
        assertThatThrownBy(() -> Note.parse(Bytes.utf8("text\n\n" + many(21) + "\n")))
                .hasMessage("note has 21 signatures, at most 20 are accepted");
        assertThatThrownBy(() -> Note.parse(Bytes.of(new byte[65537])))
                .hasMessage("note has 65537 bytes, at most 65536 are accepted");
        assertThatThrownBy(() -> Note.parse(Bytes.utf8("text\n\n" + SIGNATURE + "\n" + SIGNATURE + "\n")))
                .hasMessageStartingWith("note is signed twice by " + NAME + "+");
    }

    @Test
    void isNotMadeOfWhatItCannotHold() {
        var good = List.of(TestLog.key(1).sign(NAME, "text\n"));
        for (var text : List.of("", "text", "te\rxt\n", "\ud800\n")) {
            assertThatThrownBy(() -> new Note(text, good)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> new Note("text\n", List.of())).isInstanceOf(IllegalStateException.class);
        var id = Bytes.of(new byte[4]);
        assertThatThrownBy(() -> new NoteSignature("a b", id, id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new NoteSignature("a\ud800", id, id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new NoteSignature("a", Bytes.empty(), id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new NoteSignature("a", id, Bytes.empty())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new NoteSignature("a", id, Bytes.of(new byte[8193])))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new NoteSignature("a", id, Bytes.of(new byte[8192]))
                        .signature()
                        .length())
                .isEqualTo(NoteSignature.MAX_SIGNATURE);
    }

    @Test
    void everyBitOfASignatureCounts() throws MalformedException, VerificationException {
        var key = TestLog.key(1);
        var whole = key.sign(NAME, "text\n");
        key.verifier(NAME).verify(new Note("text\n", List.of(whole)));
        for (var bit = 0; bit < 512; bit++) {
            var bytes = whole.signature().toArray();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            var note = new Note("text\n", List.of(new NoteSignature(NAME, whole.keyId(), Bytes.of(bytes))));
            assertThatThrownBy(() -> key.verifier(NAME).verify(note)).isInstanceOf(VerificationException.class);
        }
        for (var length : new int[] {63, 65}) {
            var bytes = Bytes.of(Arrays.copyOf(whole.signature().toArray(), length));
            var note = new Note("text\n", List.of(new NoteSignature(NAME, whole.keyId(), bytes)));
            assertThatThrownBy(() -> key.verifier(NAME).verify(note)).isInstanceOf(VerificationException.class);
        }
    }

    private static String many(int count) {
        var lines = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            lines.add("\u2014 witness" + i + " AAAAAAA=");
        }
        return String.join("\n", lines);
    }
}
