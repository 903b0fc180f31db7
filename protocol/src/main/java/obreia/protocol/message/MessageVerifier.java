package obreia.protocol.message;

import java.util.List;
import java.util.Optional;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogRecord;
import obreia.protocol.sealing.BoxKey;
import obreia.protocol.sealing.Opener;

/// The checklist of reading: every step of `protocol/spec/message.md`, each with its own outcome.
///
/// It takes nothing on trust from the repository; what the logs say comes from a client that follows them.
public final class MessageVerifier {
    private static final String NO_CHECKPOINTS = "the message names no checkpoints";

    private final Arrival arrival;
    private final Standpoint standpoint;
    private final ArrivalChecks look;
    private final Checklist list = new Checklist();

    private MessageVerifier(Arrival arrival, Standpoint standpoint) {
        this.arrival = arrival;
        this.standpoint = standpoint;
        this.look = new ArrivalChecks(arrival, standpoint);
    }

    /// Opens what arrived with this device's box keys, and checks every step that can be reached.
    public static Reading read(Arrival arrival, List<BoxKey> keys, Standpoint standpoint) {
        return new MessageVerifier(arrival, standpoint).read(keys);
    }

    private Reading read(List<BoxKey> keys) {
        list.check(ReadingStep.ENVELOPE, look::envelope, id -> "it is " + id.shortHex());
        var record = list.check(
                ReadingStep.RECORD,
                () -> look.record(LogRecord.Kind.MESSAGE),
                found -> "stored at " + found.time() + ", says the repository");
        record.ifPresent(found -> list.check(ReadingStep.RECORD_IN_LOG, () -> look.recorded(found), why -> why));
        var cms = list.check(
                ReadingStep.OPENS,
                () -> Opener.open(arrival.envelope(), keys),
                found -> "it holds " + found.length() + " bytes");
        if (record.isPresent() && cms.isPresent()) {
            list.check(
                    ReadingStep.DIGEST,
                    () -> look.digest(record.get(), cms.get()),
                    digest -> "it is " + digest.shortHex());
        }
        var opened = cms.flatMap(this::opened);
        return record.isPresent() && opened.isPresent() ? judged(record.get(), opened.get()) : untrusted(opened);
    }

    private Optional<OpenedMessage> opened(Bytes cms) {
        return list.check(
                        ReadingStep.SIGNATURE,
                        () -> OpenedMessage.signed(cms),
                        signed -> "signed with " + signed.algorithm() + " at " + signed.signingTime())
                .flatMap(signed -> list.check(
                        ReadingStep.CONTENT,
                        () -> OpenedMessage.of(cms, signed),
                        message ->
                                "a text and " + message.content().attachments().size() + " attachments"));
    }

    private Reading judged(LogRecord record, OpenedMessage opened) {
        var path =
                list.check(ReadingStep.PATH, () -> look.path(record, opened.signer(), opened.others()), look::vouched);
        path.ifPresent(found -> look.revocation(list, ReadingStep.REVOCATION, found, record));
        var statement = list.check(
                ReadingStep.IN_FORCE,
                () -> look.inForce(record.from(), opened.signer()),
                found -> "statement " + found.statement().version() + " of mailbox " + record.from());
        if (statement.isPresent()) {
            var agreement = new Agreement(opened, record, statement.get().statement());
            list.check(ReadingStep.AGREEMENT, () -> agreement.check(standpoint), why -> why);
        }
        list.check(ReadingStep.NEW, () -> novelty(record, opened), why -> why);
        list.put(ReadingStep.NEWEST_STATEMENT, newestStatement(opened.headers()));
        new ChainCheck(opened, arrival.leaf(), standpoint.known()).into(list);
        list.put(
                ReadingStep.CHECKPOINTS,
                opened.headers()
                        .checkpoints()
                        .map(standpoint.logs()::consistent)
                        .orElse(Finding.notChecked(NO_CHECKPOINTS)));

        var checks = list.of(List.of(ReadingStep.values()));
        if (path.isEmpty() || statement.isEmpty() || Checklist.failure(checks).isPresent()) {
            return untrusted(Optional.of(opened));
        }
        return new VerifiedMessage(arrival, record, opened, path.get(), statement.get(), standpoint.mailbox(), checks);
    }

    private String novelty(LogRecord record, OpenedMessage opened) throws VerificationException {
        var here = new Place(arrival.id(), Digest.of(arrival.record()));
        for (var place :
                standpoint.known().places(opened.digest(), opened.headers().id())) {
            if (!place.equals(here)) {
                throw new VerificationException("the same message, or another with its id, was seen in envelope "
                        + place.envelope().shortHex() + " and is handed out again at " + record.time());
            }
        }
        return "it was not seen before in another place";
    }

    private Finding newestStatement(MessageHeaders headers) {
        if (headers.sender().equals(standpoint.mailbox())) {
            return Finding.notChecked("the message is this mailbox's own");
        }
        var named = headers.recipients().stream()
                .filter(recipient -> recipient.mailbox().equals(standpoint.mailbox()))
                .findFirst();
        if (named.isEmpty() || headers.checkpoints().isEmpty()) {
            return Finding.notChecked(named.isEmpty() ? "the message is not to this mailbox" : NO_CHECKPOINTS);
        }
        return standpoint.logs().newest(named.get(), headers.checkpoints().get());
    }

    private UntrustedMessage untrusted(Optional<OpenedMessage> opened) {
        var checks = list.of(List.of(ReadingStep.values()));
        return new UntrustedMessage(Checklist.failure(checks).orElseThrow(), checks, opened);
    }
}
