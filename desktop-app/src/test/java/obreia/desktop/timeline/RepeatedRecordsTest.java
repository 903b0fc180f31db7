package obreia.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.Stored;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Records of one envelope, of one letter, and of different ones, in a log and not.
class RepeatedRecordsTest extends TimelineCase {
    private static final MailboxId ANA = MailboxId.ofKey(Bytes.utf8("ana"));
    private static final MailboxId MALLORY = MailboxId.ofKey(Bytes.utf8("mallory"));

    private final MemoryLog messages = log(LogKind.MESSAGES, 1);
    private RepositoryLogs logs;

    @BeforeEach
    void theLogHasSomething() throws Exception {
        messages.grow(2);
        logs = logs();
    }

    @Test
    void keepsWhatIsLoggedTwiceWithBothProofsOnce() throws Exception {
        var first = logged("message", "envelope", ANA);
        var second = logged("message", "envelope", ANA);

        var found = look(first, second).orElseThrow();

        assertThat(found.words())
                .isEqualTo("the repository logged one envelope twice, at leaf 2 and at leaf 3 of its log "
                        + name(LogKind.MESSAGES, 1));
        assertThat(found.first().extra()).contains(Bytes.concat(first.salt(), first.record()));
        assertThat(found.ours()).isEqualTo(found.first().checkpoint());
        assertThat(found.theirs()).isEqualTo(found.second().checkpoint());
        var verifier = key.verifier(ORIGIN.name());
        found.first().verify(verifier, LogKind.MESSAGES, messages.entry(2));
        found.second().verify(verifier, LogKind.MESSAGES, messages.entry(3));
        // It is a report: letters still go out, for nothing that was signed contradicts itself.
        assertThat(logs.broken()).isEmpty();
        assertThat(look(first, second)).contains(found);
        assertThat(files()).hasSize(1);
        assertThat(Files.readString(files().getFirst()))
                .contains("ask the operator what happened")
                .contains(text(found.first().encode()))
                .contains(text(found.second().encode()));
    }

    @Test
    void findsOneEnvelopeOfTwoSendersAndOneLetterInTwoEnvelopes() throws Exception {
        var first = logged("message", "envelope", ANA);
        assertThat(look(first, logged("another", "envelope", MALLORY))).isPresent();
        assertThat(look(first, logged("message", "another envelope", ANA))).isPresent();
    }

    @Test
    void accusesNobodyOfWhatIsNotOneOrNotLogged() throws Exception {
        var first = logged("message", "envelope", ANA);
        assertThat(look(first, first)).isEmpty();
        assertThat(look(first, logged("message", "another envelope", MALLORY))).isEmpty();
        assertThat(look(first, logged("another", "another envelope", ANA))).isEmpty();
        assertThat(look(first, at(50, first))).isEmpty();
        assertThat(look(at(1, first), first)).isEmpty();
        assertThat(files()).isEmpty();
    }

    private Optional<Violation.TwoRecords> look(Stored first, Stored second) throws Exception {
        logs.messages().advance(messages.note(), MONDAY);
        return new RepeatedRecords(logs, vault).look(first, second, MONDAY);
    }

    private Stored logged(String message, String envelope, MailboxId from) {
        var record = new LogRecord(
                ORIGIN,
                LogRecord.Kind.MESSAGE,
                Digest.of(Bytes.utf8(envelope)),
                Digest.of(Bytes.utf8(message)),
                Optional.empty(),
                from,
                List.of(MailboxId.ofKey(Bytes.utf8("bruno"))),
                List.of(),
                MONDAY);
        var salt = Digest.of(Bytes.utf8("salt " + messages.size())).bytes();
        messages.add(record.leaf(salt).bytes());
        return new Stored(record.envelope(), record.encode(), salt, messages.size() - 1);
    }

    private static Stored at(long leaf, Stored stored) {
        return new Stored(stored.envelope(), stored.record(), stored.salt(), leaf);
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
}
