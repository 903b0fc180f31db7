package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obreia.fixtures.wire.WireSamples;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogRecordTest {
    private static final LogRecord MESSAGE = WireSamples.message();
    private static final LogRecord RECEIPT = WireSamples.receipt();

    @Test
    void readsBackWhatWasWritten() throws MalformedException {
        assertThat(LogRecord.decode(MESSAGE.encode())).isEqualTo(MESSAGE);
        assertThat(LogRecord.decode(RECEIPT.encode())).isEqualTo(RECEIPT);
    }

    @Test
    void isTheTextOfTheSpecification() throws MalformedException {
        assertThat(RECEIPT.encode().text())
                .isEqualTo("obreia.record.v1\nmail.example.org/lawyers\nreceipt\n"
                        + WireSamples.digest("sealed receipt") + "\n"
                        + WireSamples.digest("receipt") + "\n"
                        + WireSamples.digest("message") + "\n"
                        + "from " + WireSamples.mailbox("bruno") + "\n"
                        + "to " + WireSamples.mailbox("ana") + "\n"
                        + "2026-11-23T10:05:40Z\n");
    }

    @Test
    void hashesSaltAndRecordToTheLeaf() {
        assertThat(MESSAGE.leaf(WireSamples.salt()))
                .isEqualTo(Digest.of(Bytes.concat(WireSamples.salt(), MESSAGE.encode())));
        assertThatThrownBy(() -> MESSAGE.leaf(Bytes.of(new byte[31]))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesARecordCutAtAnyByte() {
        for (var record : List.of(MESSAGE, RECEIPT)) {
            var text = record.encode();
            for (var end = 0; end < text.length(); end++) {
                var cut = text.slice(0, end);
                assertThatThrownBy(() -> LogRecord.decode(cut)).isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void neverReadsTwoTextsAsOneRecord() {
        var text = MESSAGE.encode().toArray();
        for (var i = 0; i < text.length; i++) {
            for (var change = 1; change < 256; change += 6) {
                var changed = text.clone();
                changed[i] ^= (byte) change;
                try {
                    assertThat(LogRecord.decode(Bytes.of(changed)).encode()).isEqualTo(Bytes.of(changed));
                } catch (MalformedException e) {
                    assertThat(e).hasMessageMatching(".+");
                }
            }
        }
    }

    static Stream<UnaryOperator<String>> changes() {
        var ana = WireSamples.mailbox("ana").toString();
        var blob = "blob " + WireSamples.digest("blob");
        return Stream.of(
                t -> t + "\n",
                t -> t + "x",
                t -> "\n" + t,
                t -> t.replace("\n", "\r\n"),
                t -> t.replaceFirst("\n$", ""),
                t -> t.replace("record.v1", "record.v2"),
                t -> t.replace("mail.example.org/lawyers", "mail.example.org/law yers"),
                t -> t.replace("mail.example.org/lawyers", ""),
                t -> t.replace("\nmessage\n", "\nletter\n"),
                t -> t.replace("\nmessage\n", "\nreceipt\n"),
                t -> t.replace("\nmessage\n", "\nMessage\n"),
                t -> t.replace("\n-\n", "\n\n"),
                t -> t.replace("\n-\n", "\n"),
                t -> t.replace("\n-\n", "\n" + WireSamples.digest("message") + "\n"),
                t -> t.replace("from ", "From "),
                t -> t.replace("from ", "from  "),
                t -> t.replace("from " + ana, "from"),
                t -> t.replace(WireSamples.digest("envelope").hex(), "00"),
                t -> t.replaceAll("to .*\n", ""),
                t -> t.replaceFirst("(to .*\n)", "$1$1"),
                t -> t.replaceFirst("(to .*\n)(to .*\n)", "$2$1"),
                t -> t.replaceFirst("(to .*\n)(blob .*\n)", "$2$1"),
                t -> t.replace(blob, blob + "\n" + blob),
                t -> t.replace(blob, "blob 00"),
                t -> t.replace("2026-11-23T10:02:05Z", "2026-11-23T10:02:05.0Z"),
                t -> t.replace("2026-11-23T10:02:05Z", "2026-11-23T10:02:05+00:00"),
                t -> t.replace("2026-11-23T10:02:05Z", "2026-11-23 10:02:05Z"),
                t -> t.replace("2026-11-23T10:02:05Z", "2026-02-30T10:02:05Z"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void refusesAnotherSpelling(UnaryOperator<String> change) throws MalformedException {
        var text = MESSAGE.encode().text();
        var changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> LogRecord.decode(Bytes.utf8(changed))).isInstanceOf(MalformedException.class);
    }

    @Test
    void takes256RecipientsAnd100BlobsAndNotOneMore() throws MalformedException {
        var to = sortedMailboxes(256);
        var blobs = sortedBlobs(100);
        var largest = of(to, blobs, MESSAGE.time());
        assertThat(LogRecord.decode(largest.encode())).isEqualTo(largest);
        assertThatThrownBy(() -> of(sortedMailboxes(257), blobs, MESSAGE.time()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> of(to, sortedBlobs(101), MESSAGE.time())).isInstanceOf(IllegalStateException.class);
        var text = largest.encode().text();
        assertMalformed(text.replaceFirst("(to .*\n)", "to 00000000-0000-8000-8000-000000000000\n$1"), "too many");
        assertMalformed(text.replaceFirst("(blob .*\n)", "blob " + "0".repeat(64) + "\n$1"), "too many");
        assertMalformed(text + "x".repeat(1 << 16), "at most 65536");
    }

    @Test
    void isMadeOnlyOfSortedRecipientsAndWholeSeconds() {
        var reversed = new ArrayList<>(MESSAGE.to()).reversed();
        assertThatThrownBy(() -> of(reversed, List.of(), MESSAGE.time())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> of(List.of(), List.of(), MESSAGE.time())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> of(MESSAGE.to(), List.of(), MESSAGE.time().plusMillis(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> of(MESSAGE.to(), List.of(), Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertMalformed(String text, String why) {
        assertThatThrownBy(() -> LogRecord.decode(Bytes.utf8(text)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }

    private static LogRecord of(List<MailboxId> to, List<Digest> blobs, Instant time) {
        return new LogRecord(
                MESSAGE.origin(),
                LogRecord.Kind.MESSAGE,
                MESSAGE.envelope(),
                MESSAGE.message(),
                Optional.empty(),
                MESSAGE.from(),
                to,
                blobs,
                time);
    }

    private static List<MailboxId> sortedMailboxes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> WireSamples.mailbox("mailbox " + i))
                .sorted()
                .toList();
    }

    private static List<Digest> sortedBlobs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> WireSamples.digest("blob " + i))
                .sorted()
                .toList();
    }
}
