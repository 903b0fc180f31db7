package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.Test;

/// What a verified letter and a verified receipt say of themselves is what was checked.
class VerifiedTest {
    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();
    private final SignedMessage letter = Post.sign(ana, Post.headers(ana, bruno));

    @Test
    void aVerifiedLetterGivesWhatWasRead() throws Exception {
        var arrival = Post.arrival(letter, ana, bruno);
        var verified = (VerifiedMessage) Post.read(arrival, bruno, ana, bruno);

        assertThat(verified.cms()).isEqualTo(letter.cms());
        assertThat(verified.mime())
                .isEqualTo(
                        CmsProfile.verify(letter.cms(), ContentType.DATA, Optional.of(SignedAttribute.RECEIPT_REQUEST))
                                .content());
        assertThat(verified.leaf()).isEqualTo(arrival.leaf());
        assertThat(verified.seen()).isEqualTo(arrival.seen());
        assertThat(verified.record()).isEqualTo(LogRecord.decode(arrival.record()));
        assertThat(verified.place().envelope()).isEqualTo(arrival.id());
        assertThat(verified.place().record()).isEqualTo(Digest.of(arrival.record()));
        assertThat(verified.sender().statement().mailbox()).isEqualTo(ana.mailbox());
        assertThat(verified.path().person()).isEqualTo(verified.person());
        assertThat(verified.path().path().getFirst())
                .isEqualTo(verified.sender().signer().x509());
        assertThat(verified.revocation()).isInstanceOf(RevocationStatus.Unknown.class);
        assertThat(verified).hasToString("VerifiedMessage[" + letter.digest().shortHex() + "]");
    }

    @Test
    void aVerifiedReceiptGivesWhatWasReadAndSaysThatRevocationWasNotAsked() throws Exception {
        var message = Post.verified(letter, ana, bruno);
        var signed = Post.receipt(
                message,
                bruno,
                SignatureAlgorithm.preferred(bruno.person().certificate().x509().getPublicKey())
                        .getFirst());
        var arrival = Post.arrival(signed, bruno, ana);
        var reading = ReceiptVerifier.read(
                arrival, List.of(ana.boxKey()), Post.standpoint(ana, ana, bruno), letter, Map.of());

        assertThat(reading).isInstanceOf(VerifiedReceipt.class);
        var verified = (VerifiedReceipt) reading;
        assertThat(verified.leaf()).isEqualTo(arrival.leaf());
        assertThat(verified.record()).isEqualTo(LogRecord.decode(arrival.record()));
        assertThat(verified.reader().statement().mailbox()).isEqualTo(bruno.mailbox());
        assertThat(verified.path().person()).isEqualTo(verified.person());
        assertThat(verified.signer()).isEqualTo(verified.reader().signer().x509());
        assertThat(verified.checks())
                .filteredOn(check -> check.step() == ReceiptStep.REVOCATION)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.outcome()).isEqualTo(Check.Outcome.NOT_CHECKED);
                    assertThat(check.why()).isNotEqualTo("not reached");
                });
    }

    @Test
    void timesThatDifferByMoreThanADayAreBothNamed() {
        assertThat(agreement(Duration.ofDays(1))).doesNotContain("says the sender");
        assertThat(agreement(Duration.ofDays(1).plusSeconds(1)))
                .endsWith("signed, says the sender, 1 days before it was stored, says the repository");
        assertThat(agreement(Duration.ofDays(-3)))
                .endsWith("signed, says the sender, 3 days after it was stored, says the repository");
    }

    private String agreement(Duration later) {
        var honest = Post.record(letter.cms(), ana.mailbox(), Post.mailboxes(bruno));
        var record = new LogRecord(
                honest.origin(),
                honest.kind(),
                honest.envelope(),
                honest.message(),
                honest.receipted(),
                honest.from(),
                honest.to(),
                honest.blobs(),
                letter.headers().date().plus(later));
        var reading = Post.read(Post.arrival(letter.cms(), record, 7, List.of(bruno)), bruno, ana, bruno);
        return reading.checks().stream()
                .filter(check -> check.step() == ReadingStep.AGREEMENT)
                .findFirst()
                .orElseThrow()
                .why();
    }
}
