package obreia.desktop.repository;

import static obreia.desktop.repository.Records.ANA;
import static obreia.desktop.repository.Records.ENVELOPE;
import static obreia.desktop.repository.Records.MESSAGE;
import static obreia.desktop.repository.Records.NOW;
import static obreia.desktop.repository.Records.RECEIPT;
import static obreia.desktop.repository.Records.RUI;
import static obreia.desktop.repository.Records.SALT;
import static obreia.desktop.repository.ScriptedServer.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogRecord;
import obreia.protocol.log.LogRecord.Kind;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordRulesTest {
    private static final Digest OTHER = Digest.of(Bytes.utf8("other"));
    private static final MailboxId CARLA = MailboxId.ofKey(Bytes.utf8("carla"));
    private static final Origin ELSEWHERE = new Origin("mail.example.net/test");

    @Test
    void acceptsTheRecordOfWhatWasSent() throws Exception {
        var bytes = Records.letter().encode();
        var answer = Records.stored(bytes, 5);
        assertThat(RecordRules.sent(ORIGIN, ANA, Records.send(ENVELOPE), Set.of(), answer))
                .isEqualTo(new Submission(Records.letter(), bytes, 5, answer.proof()));
    }

    @Test
    void acceptsTheFirstEnvelopeOfAMessageThatWasSealedAgain() throws Exception {
        var again = Records.send(Bytes.utf8("sealed again"));
        var answer = Records.stored(Records.letter().encode(), 5);
        assertThat(RecordRules.sent(ORIGIN, ANA, again, Set.of(Digest.of(ENVELOPE)), answer)
                        .record())
                .isEqualTo(Records.letter());
        untrue(() -> RecordRules.sent(ORIGIN, ANA, again, Set.of(), answer));
    }

    static Stream<LogRecord> lettersThatWereNotSent() {
        return Stream.of(
                letter(ELSEWHERE, Digest.of(ENVELOPE), MESSAGE, ANA, List.of(RUI), List.of()),
                letter(ORIGIN, OTHER, MESSAGE, ANA, List.of(RUI), List.of()),
                letter(ORIGIN, Digest.of(ENVELOPE), OTHER, ANA, List.of(RUI), List.of()),
                letter(ORIGIN, Digest.of(ENVELOPE), MESSAGE, CARLA, List.of(RUI), List.of()),
                letter(ORIGIN, Digest.of(ENVELOPE), MESSAGE, ANA, List.of(CARLA), List.of()),
                letter(
                        ORIGIN,
                        Digest.of(ENVELOPE),
                        MESSAGE,
                        ANA,
                        Stream.of(RUI, CARLA).sorted().toList(),
                        List.of()),
                letter(ORIGIN, Digest.of(ENVELOPE), MESSAGE, ANA, List.of(RUI), List.of(OTHER)),
                Records.receipt());
    }

    @ParameterizedTest
    @MethodSource("lettersThatWereNotSent")
    void refusesTheRecordOfAnotherLetter(LogRecord record) {
        untrue(() ->
                RecordRules.sent(ORIGIN, ANA, Records.send(ENVELOPE), Set.of(), Records.stored(record.encode(), 5)));
    }

    @Test
    void refusesARecordThatCannotBeRead() {
        untrue(() -> RecordRules.sent(
                ORIGIN, ANA, Records.send(ENVELOPE), Set.of(), Records.stored(Bytes.utf8("stored!\n"), 5)));
    }

    @Test
    void refusesAProofOfSubmissionUnderAnotherSaltOrWithoutARecord() {
        var record = Records.letter().encode();
        for (var answer : List.of(
                Records.stored(OTHER.bytes(), record, 5),
                Records.stored(SALT, Bytes.empty(), 5),
                new Response.Stored(Records.proof(Optional.empty(), 5)),
                new Response.Stored(record))) {
            untrue(() -> RecordRules.sent(ORIGIN, ANA, Records.send(ENVELOPE), Set.of(), answer));
        }
    }

    @Test
    void acceptsTheRecordOfTheReceiptThatWasSentAndNoOther() throws Exception {
        var sent = new Request.Receipt(ANA, RECEIPT, MESSAGE, SALT, ENVELOPE);
        var answer = Records.stored(Records.receipt().encode(), 9);
        assertThat(RecordRules.receipted(ORIGIN, RUI, sent, Set.of(), answer).leaf())
                .isEqualTo(9);
        untrue(() -> RecordRules.receipted(ORIGIN, CARLA, sent, Set.of(), answer));
        untrue(() -> RecordRules.receipted(
                ORIGIN, RUI, new Request.Receipt(CARLA, RECEIPT, MESSAGE, SALT, ENVELOPE), Set.of(), answer));
        untrue(() -> RecordRules.receipted(
                ORIGIN, RUI, new Request.Receipt(ANA, RECEIPT, OTHER, SALT, ENVELOPE), Set.of(), answer));
        untrue(() -> RecordRules.receipted(
                ORIGIN, RUI, new Request.Receipt(ANA, OTHER, MESSAGE, SALT, ENVELOPE), Set.of(), answer));
        untrue(() -> RecordRules.receipted(
                ORIGIN, RUI, sent, Set.of(), Records.stored(Records.letter().encode(), 9)));
    }

    @Test
    void acceptsAPageInTheOrderOfTheLog() throws Exception {
        var page = RecordRules.page(
                ORIGIN, ANA, 4, 10, entries(Records.entry(5, Records.letter()), Records.entry(8, Records.receipt())));
        assertThat(page.entries()).extracting(LogEntry::leaf).containsExactly(5L, 8L);
        assertThat(page.entries().getLast().record()).isEqualTo(Records.receipt());
    }

    @Test
    void refusesAPageThatIsOutOfOrderOrNotWhatWasAskedFor() {
        var letter = Records.entry(5, Records.letter());
        untrue(() -> RecordRules.page(ORIGIN, ANA, 5, 10, entries(letter)));
        untrue(() -> RecordRules.page(ORIGIN, ANA, 0, 10, entries(letter, letter)));
        untrue(() -> RecordRules.page(ORIGIN, ANA, 0, 1, entries(letter, Records.entry(6, Records.receipt()))));
        untrue(() -> RecordRules.page(ORIGIN, CARLA, 0, 10, entries(letter)));
        untrue(() -> RecordRules.page(ELSEWHERE, ANA, 0, 10, entries(letter)));
        untrue(() -> RecordRules.page(ORIGIN, ANA, 0, 10, new Response.Entries(List.of(), true)));
        untrue(() -> RecordRules.page(ORIGIN, ANA, 0, 10, entries(letter, Records.entry(6, at(NOW.minusSeconds(1))))));
    }

    @Test
    void refusesAsNewWhatOneSentOneself() throws Exception {
        var page = RecordRules.page(ORIGIN, ANA, 0, 10, entries(Records.entry(5, Records.letter())));
        untrue(() -> RecordRules.arrived(ANA, page));
        assertThat(RecordRules.arrived(RUI, page)).isEqualTo(page);
    }

    @Test
    void acceptsAMessageWithItsReceiptsAndNoOthers() throws Exception {
        var letter = Records.entry(5, Records.letter());
        var receipt = Records.entry(8, Records.receipt());
        assertThat(RecordRules.status(ORIGIN, ANA, MESSAGE, entries(letter, receipt)))
                .hasSize(2);
        untrue(() -> RecordRules.status(ORIGIN, ANA, MESSAGE, entries()));
        untrue(() -> RecordRules.status(ORIGIN, ANA, OTHER, entries(letter)));
        untrue(() -> RecordRules.status(ORIGIN, RUI, MESSAGE, entries(letter)));
        untrue(() -> RecordRules.status(ORIGIN, ANA, MESSAGE, entries(receipt)));
        untrue(() -> RecordRules.status(ORIGIN, ANA, MESSAGE, entries(letter, letter)));
        untrue(() -> RecordRules.status(ORIGIN, ANA, MESSAGE, entries(letter, receipt, receipt)));
        untrue(() -> RecordRules.status(ORIGIN, ANA, MESSAGE, entries(letter, Records.entry(4, Records.receipt()))));
        untrue(() -> RecordRules.status(ORIGIN, ANA, MESSAGE, new Response.Entries(List.of(letter), true)));
    }

    private static Response.Entries entries(Entry... entries) {
        return new Response.Entries(List.of(entries), false);
    }

    private static LogRecord at(Instant time) {
        var letter = Records.letter();
        return new LogRecord(
                letter.origin(),
                letter.kind(),
                letter.envelope(),
                letter.message(),
                letter.receipted(),
                letter.from(),
                letter.to(),
                letter.blobs(),
                time);
    }

    private static LogRecord letter(
            Origin origin, Digest envelope, Digest message, MailboxId from, List<MailboxId> to, List<Digest> blobs) {
        return new LogRecord(origin, Kind.MESSAGE, envelope, message, Optional.empty(), from, to, blobs, NOW);
    }

    private static void untrue(ThrowingCallable call) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(call)
                .withMessageStartingWith("the repository ");
    }
}
