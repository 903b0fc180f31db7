package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.RevocationStatus;
import org.junit.jupiter.api.Test;

class MessagePathTest {
    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();

    @Test
    void refusesACardOfAnAuthorityThatNobodyTrusts() {
        var card = TestCa.impostor().card(TestKey.P256_OTHER).name("Ana Silva").issue();
        var impostor = Correspondent.of(TestPerson.of(card, TestDevice.named("impostor"), Optional.empty()));
        assertThat(failure(read(impostor, RevocationChecker.none())).step()).isEqualTo(ReadingStep.PATH);
    }

    @Test
    void refusesACardThatEndedBeforeTheTrustedTimeAndSaysWhoSaysItWasSignedEarlier() {
        var card = TestCa.root()
                .card(TestKey.P256_OTHER)
                .name("Ana Silva")
                .valid(Instant.parse("2020-01-01T00:00:00Z"), Post.STORED.plusSeconds(60))
                .issue();
        var late = Correspondent.of(TestPerson.of(card, TestDevice.named("late"), Optional.empty()));
        var failure = failure(read(late, RevocationChecker.none()));
        assertThat(failure.step()).isEqualTo(ReadingStep.PATH);
        assertThat(failure.why()).contains("signed earlier").contains("says the repository alone");
    }

    @Test
    void refusesACardThatWasRevokedBeforeTheTrustedTime() {
        var revoked = new RevocationStatus.Revoked(Post.SIGNED.minusSeconds(1), "lost");
        var failure = failure(read(ana, (path, at) -> revoked));
        assertThat(failure.step()).isEqualTo(ReadingStep.REVOCATION);
        assertThat(failure.why()).contains("lost");
    }

    @Test
    void refusesACardThatWasRevokedBetweenTheRecordsTimeAndTheTrustedTime() {
        var revoked = new RevocationStatus.Revoked(Post.STORED.plusSeconds(1), "stolen");
        assertThat(failure(read(ana, (path, at) -> revoked)).step()).isEqualTo(ReadingStep.REVOCATION);
    }

    @Test
    void takesACardThatWasRevokedAfterTheTrustedTime() {
        var later = new RevocationStatus.Revoked(Post.SEEN.plusSeconds(1), "lost");
        assertThat(outcome(read(ana, (path, at) -> later))).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void tellsGoodFromNotAsked() {
        assertThat(outcome(read(ana, (path, at) -> new RevocationStatus.Good("a test"))))
                .isEqualTo(Check.Outcome.HOLDS);
        assertThat(outcome(read(ana, RevocationChecker.none()))).isEqualTo(Check.Outcome.NOT_CHECKED);
    }

    private Reading read(Correspondent sender, RevocationChecker revocation) {
        var message = Post.sign(sender, Post.headers(sender, bruno));
        var usual = Post.standpoint(bruno, sender, bruno);
        return MessageVerifier.read(
                Post.arrival(message, sender, bruno),
                List.of(bruno.boxKey()),
                new Standpoint(
                        usual.origin(),
                        usual.mailbox(),
                        new PathValidator(TestPerson.anchors(), revocation),
                        usual.directory(),
                        usual.known(),
                        usual.logs()));
    }

    private static UntrustedMessage failure(Reading reading) {
        assertThat(reading).isInstanceOf(UntrustedMessage.class);
        return (UntrustedMessage) reading;
    }

    private static Check.Outcome outcome(Reading reading) {
        assertThat(reading).isInstanceOf(VerifiedMessage.class);
        return reading.checks().stream()
                .filter(check -> check.step() == ReadingStep.REVOCATION)
                .findFirst()
                .orElseThrow()
                .outcome();
    }
}
