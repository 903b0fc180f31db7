package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.Test;

/// The steps of reading that a client answers who follows the logs.
class LogStepsTest {
    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();
    private final ClaimedCheckpoints claimed = new ClaimedCheckpoints(Bytes.utf8("one"), Bytes.utf8("other"));
    private final SignedMessage message = Post.sign(
            ana, Headers.of(Post.headers(ana, bruno)).checkpoints(claimed).get());
    private final Logs logs = new Logs();

    @Test
    void asksForTheCommitmentAtItsLeafAndForTheStatementNamedForThisMailbox() throws Exception {
        var arrival = Post.arrival(message, ana, bruno);
        assertThat(read(arrival, bruno)).isInstanceOf(VerifiedMessage.class);
        assertThat(logs.entry).contains(LogRecord.decode(arrival.record()).leaf(arrival.salt()));
        assertThat(logs.leaf).isEqualTo(arrival.leaf());
        assertThat(logs.named).map(Addressee::mailbox).contains(bruno.mailbox());
        assertThat(logs.checkpoints).contains(claimed);
    }

    @Test
    void refusesAMessageThatIsNotProvedToBeInTheLog() {
        logs.failure = Optional.of("leaf 10 is not in the tree");
        assertThat(failure().step()).isEqualTo(ReadingStep.RECORD_IN_LOG);
        assertThat(failure().why()).contains("leaf 10 is not in the tree");
    }

    @Test
    void refusesAMessageForWhichAnOldStatementWasServed() {
        logs.newest = Finding.fails("it was served an old one");
        assertThat(failure().step()).isEqualTo(ReadingStep.NEWEST_STATEMENT);
        assertThat(failure().why()).isEqualTo("it was served an old one");
    }

    @Test
    void refusesAMessageWhoseSenderWasShownAnotherLog() {
        logs.consistent = Finding.fails("two trees");
        assertThat(failure().step()).isEqualTo(ReadingStep.CHECKPOINTS);
    }

    @Test
    void looksAtNoStatementOfTheSendersOwnCopy() {
        assertThat(read(Post.arrival(message, ana, bruno), ana)).isInstanceOf(VerifiedMessage.class);
        assertThat(logs.named).isEmpty();
    }

    private UntrustedMessage failure() {
        var reading = read(Post.arrival(message, ana, bruno), bruno);
        assertThat(reading).isInstanceOf(UntrustedMessage.class);
        return (UntrustedMessage) reading;
    }

    private Reading read(Arrival arrival, Correspondent reader) {
        var usual = Post.standpoint(reader, ana, bruno);
        return MessageVerifier.read(
                arrival,
                List.of(reader.boxKey()),
                new Standpoint(usual.origin(), usual.mailbox(), usual.paths(), usual.directory(), usual.known(), logs));
    }

    /// Answers as it is told, and remembers what it was asked.
    private static final class Logs implements LogFindings {
        private Optional<String> failure = Optional.empty();
        private Finding newest = Finding.holds("it was");
        private Finding consistent = Finding.holds("they are");
        private Optional<Digest> entry = Optional.empty();
        private Optional<Addressee> named = Optional.empty();
        private Optional<ClaimedCheckpoints> checkpoints = Optional.empty();
        private long leaf = -1;

        @Override
        public String recorded(long at, Digest asked, Instant time) throws VerificationException {
            leaf = at;
            entry = Optional.of(asked);
            if (failure.isPresent()) {
                throw new VerificationException(failure.get());
            }
            return "it is there";
        }

        @Override
        public Finding newest(Addressee asked, ClaimedCheckpoints at) {
            named = Optional.of(asked);
            return newest;
        }

        @Override
        public Finding consistent(ClaimedCheckpoints asked) {
            checkpoints = Optional.of(asked);
            return consistent;
        }
    }
}
