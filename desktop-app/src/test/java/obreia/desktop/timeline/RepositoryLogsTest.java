package obreia.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.TileNodes;
import org.junit.jupiter.api.Test;

/// Both logs of a repository together: what it gives when it is shown what was seen, and what it says after a backup.
class RepositoryLogsTest extends TimelineCase {
    @Test
    void followsBothLogsFromOneMeetingToTheNext() throws Exception {
        grow(1, 3, 5);
        var logs = logs();
        assertThat(logs.newest(LogKind.DIRECTORY)).isEmpty();
        assertThat(logs.messages().head().size()).isZero();
        var first = meet(logs, 1);
        assertThat(first.directory()).isInstanceOf(Advance.First.class);
        assertThat(first.messages()).isInstanceOf(Advance.First.class);
        assertThat(first.restored()).isEmpty();
        assertThat(first.orThrow()).isEqualTo(first);

        grow(1, 0, 4);
        var second = meet(logs(), 1);
        assertThat(second.directory()).isInstanceOf(Advance.Unchanged.class);
        assertThat(second.messages()).isInstanceOf(Advance.Grown.class);
        assertThat(logs.newest(LogKind.MESSAGES))
                .contains(log(LogKind.MESSAGES, 1).note());
        assertThat(logs.origin()).isEqualTo(ORIGIN);
        assertThat(logs.key()).isEqualTo(key.verifier(ORIGIN.name()));
    }

    @Test
    void showsItsNewestCheckpointsWithoutTheCosignatures() throws Exception {
        grow(1, 3, 5);
        var logs = logs();
        meet(logs, 1);
        var signed = log(LogKind.MESSAGES, 1).signed(5);
        try (var witness = SigningKey.generate(new SecureRandom())) {
            var cosigned = signed.with(
                    witness.cosign("witness.example.org", signed.note().text(), MONDAY));
            logs.messages().advance(cosigned.bytes(), MONDAY);
            assertThat(logs.messages().pinned()).contains(cosigned);
        }
        assertThat(logs.newest(LogKind.MESSAGES)).contains(signed.bytes());
    }

    @Test
    void saysWhichLogWasSetBack() throws Exception {
        grow(1, 3, 5);
        var logs = logs();
        meet(logs, 1);
        log(LogKind.MESSAGES, 1).setBackTo(4);
        var messages = meet(logs, 1);
        assertThat(messages.directory()).isInstanceOf(Advance.Unchanged.class);
        assertThat(violated(messages.messages())).isInstanceOf(Violation.SetBack.class);
        refused(messages::orThrow, "messages/1 has 4 entries, and has signed 5 before");

        log(LogKind.MESSAGES, 1).setBackTo(5);
        log(LogKind.DIRECTORY, 1).setBackTo(2);
        var directory = meet(logs, 1);
        assertThat(directory.messages()).isInstanceOf(Advance.Unchanged.class);
        refused(directory::orThrow, "directory/1 has 2 entries, and has signed 3 before");
        assertThat(logs.broken()).isEmpty();
    }

    @Test
    void refusesWhatIsNoPairOfCheckpoints() throws Exception {
        grow(1, 3, 5);
        grow(2, 3, 5);
        var logs = logs();
        var directory = log(LogKind.DIRECTORY, 1).note();
        var messages = log(LogKind.MESSAGES, 1).note();
        refused(() -> logs.meet(directory, log(LogKind.MESSAGES, 2).note(), MONDAY), "two generations");
        refused(() -> logs.meet(messages, directory, MONDAY), "messages/1, not of");
        refused(() -> logs.meet(Bytes.utf8("no note"), messages, MONDAY), "a checkpoint that cannot be read");
        assertThat(files()).isEmpty();
    }

    @Test
    void beginsInWhateverGenerationItMeetsFirst() throws Exception {
        grow(3, 3, 5);
        var logs = logs();
        assertThat(meet(logs, 3).orThrow().restored()).isEmpty();
        assertThat(logs.directory().log().generation()).isEqualTo(3);
        assertThat(logs().messages().log().generation()).isEqualTo(3);
    }

    @Test
    void beginsWithTheProofOfItsOwnFirstStatementToo() throws Exception {
        grow(3, 3, 5);
        var logs = logs();
        var entry = log(LogKind.MESSAGES, 3).entry(4);
        var proof = proof(log(LogKind.MESSAGES, 3), 4);
        assertThat(logs.take(LogKind.MESSAGES, proof.encode(), entry, MONDAY)).isEqualTo(proof);
        assertThat(logs.messages().log().generation()).isEqualTo(3);
        assertThat(logs.messages().firstSeen(4)).contains(MONDAY);
        refused(
                () -> logs.take(LogKind.MESSAGES, Bytes.utf8("no proof"), entry, MONDAY),
                "gave a proof that cannot be read");
        // It has seen generation 3, and goes to no other by a proof.
        grow(4, 1, 5);
        refused(
                () -> logs.take(
                        LogKind.MESSAGES,
                        proof(log(LogKind.MESSAGES, 4), 4).encode(),
                        log(LogKind.MESSAGES, 4).entry(4),
                        MONDAY),
                "messages/4, not of");
        assertThat(logs.messages().log().generation()).isEqualTo(3);
    }

    @Test
    void goesOnWhereARestoredRepositoryNamesWhatWasSeen() throws Exception {
        grow(1, 3, 5);
        var logs = logs();
        meet(logs, 1);
        grow(1, 2, 3);
        meet(logs, 1);
        restore(2, log(LogKind.DIRECTORY, 1).note(3), log(LogKind.MESSAGES, 1).note(5));

        var meeting = meet(logs, 2).orThrow();

        assertThat(meeting.restored()).hasValueSatisfying(restored -> {
            assertThat(restored.generation()).isEqualTo(2);
            assertThat(restored.words())
                    .startsWith("The repository was restored from a backup, which has 6 entries of the messages log")
                    .contains("of its directory log it knew 3 entries, 5 were seen here")
                    .contains("of its messages log it knew 5 entries, 8 were seen here");
        });
        assertThat(logs.directory().log().generation()).isEqualTo(2);
        assertThat(logs().messages().log().generation()).isEqualTo(2);
        assertThat(meet(logs(), 2).restored()).isEmpty();
    }

    @Test
    void goesOnWhereItNamesMoreThanWasSeenOrAGenerationThatWasNot() throws Exception {
        grow(1, 3, 5);
        var logs = logs();
        meet(logs, 1);
        grow(1, 2, 3);
        restore(2, log(LogKind.DIRECTORY, 1).note(), log(LogKind.MESSAGES, 1).note());
        assertThat(meet(logs, 2).restored().orElseThrow().words())
                .contains("it knew 5 entries, 3 were seen here", "it knew 8 entries, 5 were seen here");

        restore(4, log(LogKind.DIRECTORY, 3).note(0), log(LogKind.MESSAGES, 3).note(0));
        assertThat(meet(logs, 4).restored().orElseThrow().words())
                .contains("of its directory log it names generation 3, which was never seen here");
    }

    @Test
    void staysWhereItIsWhenAnotherPastIsNamed() throws Exception {
        grow(1, 3, 5);
        var logs = logs();
        meet(logs, 1);
        grow(1, 2, 3);
        meet(logs, 1);
        var directory = log(LogKind.DIRECTORY, 1).note();
        var messages = log(LogKind.MESSAGES, 1).note();
        var otherMessages = log(LogKind.MESSAGES, 1).fork(4).grow(1, "other").note();
        var otherDirectory =
                log(LogKind.DIRECTORY, 1).fork(2).add(change(77).encode()).note();

        notContinued(logs, "it names no checkpoint of the log " + name(LogKind.MESSAGES, 1), directory);
        notContinued(logs, "it names no checkpoint of the log " + name(LogKind.DIRECTORY, 1), messages);
        notContinued(
                logs,
                "it names a tree of 5 entries that was another one here, which is kept",
                directory,
                otherMessages);
        notContinued(
                logs,
                "it names a tree of 3 entries that was another one here, which is kept",
                otherDirectory,
                messages);
        assertThat(logs.broken()).isPresent();
    }

    @Test
    void staysWhereItIsWhenTheNewDirectoryDoesNotBeginWithThePast() throws Exception {
        grow(1, 3, 5);
        var logs = logs();
        meet(logs, 1);
        grow(2, 1, 1);
        assertThat(violated(meet(logs, 2).directory()).words())
                .contains("does not continue what was seen before")
                .contains("its first entry does not name what came before");
        assertThat(logs.directory().log().generation()).isEqualTo(1);
        assertThat(files()).hasSize(1);
        assertThat(Files.readString(files().getFirst())).contains("directory/2 cannot be trusted");
        // One that is not proved is not even looked at.
        log(LogKind.MESSAGES, 3).grow(2);
        restore(3, log(LogKind.DIRECTORY, 1).note(), log(LogKind.MESSAGES, 1).note());
        log(LogKind.DIRECTORY, 3).bundles(_ -> Bytes.empty());
        assertThat(violated(meet(logs, 3).directory())).isInstanceOf(Violation.Unproved.class);
        assertThat(vault.logs().generation(LogKind.DIRECTORY)).hasValue(1);
        assertThat(vault.logs().pin(name(LogKind.DIRECTORY, 3))).isEmpty();
    }

    @Test
    void goesBackToNoGenerationBefore() throws Exception {
        grow(1, 3, 5);
        grow(2, 3, 5);
        var logs = logs();
        meet(logs, 2);
        var meeting = meet(logs, 1);
        assertThat(violated(meeting.directory()).words()).contains("it went back to generation 1");
        assertThat(violated(meeting.messages())).isEqualTo(violated(meeting.directory()));
        assertThat(logs.directory().log().generation()).isEqualTo(2);

        restore(3, log(LogKind.DIRECTORY, 1).note(), log(LogKind.MESSAGES, 1).note());
        assertThat(violated(meet(logs, 3).directory()).words())
                .contains("it names " + name(LogKind.DIRECTORY, 1) + " as the last before it, and "
                        + name(LogKind.DIRECTORY, 2) + " was seen here");
    }

    private void notContinued(RepositoryLogs logs, String why, Bytes... named) throws Exception {
        served.remove(name(LogKind.DIRECTORY, 2));
        served.remove(name(LogKind.MESSAGES, 2));
        restore(2, named);
        var meeting = meet(logs, 2);
        assertThat(violated(meeting.directory())).isInstanceOfSatisfying(Violation.NotContinued.class, violation -> {
            assertThat(violation.words()).contains(why);
            assertThat(violation.theirs()).isEqualTo(log(LogKind.DIRECTORY, 2).note());
        });
        assertThat(meeting.restored()).isEmpty();
        assertThat(logs.directory().log().generation()).isEqualTo(1);
        assertThat(vault.logs().generation(LogKind.MESSAGES)).hasValue(1);
    }

    private void grow(int generation, int directory, int messages) {
        changes(log(LogKind.DIRECTORY, generation), directory);
        log(LogKind.MESSAGES, generation).grow(messages);
    }

    private void restore(int generation, Bytes... named) {
        log(LogKind.DIRECTORY, generation).add(new DirectoryEntry.Restored(List.of(named)).encode());
        log(LogKind.MESSAGES, generation).grow(6);
    }

    private Meeting meet(RepositoryLogs logs, int generation) throws Exception {
        return logs.meet(
                log(LogKind.DIRECTORY, generation).note(),
                log(LogKind.MESSAGES, generation).note(),
                MONDAY);
    }

    private LogProof proof(MemoryLog log, int index) throws Exception {
        var signed = log.signed(log.size());
        var nodes = new TileNodes<IOException>(signed.head(), tile -> log.tile(signed.log(), tile));
        return new LogProof(Optional.empty(), index, nodes.proveInclusion(index), signed.bytes());
    }
}
