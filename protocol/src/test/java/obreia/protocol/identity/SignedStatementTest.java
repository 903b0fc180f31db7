package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestCard;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedStatementTest {
    private static final TestPerson ANA = TestPerson.ana();

    @ParameterizedTest
    @EnumSource(
            value = TestKey.class,
            names = {"RSA_2048", "RSA_3072", "P256", "P384"})
    void readsWhatEveryKindOfCardSigned(TestKey key) throws Exception {
        var person = TestPerson.of("Ana Silva", "BI1", key, "ana");
        var read = SignedStatement.verify(person.signed().cms());

        assertThat(read.statement()).isEqualTo(person.statement());
        assertThat(read.signer()).isEqualTo(person.certificate());
        assertThat(read.digest()).isEqualTo(Digest.of(read.cms()));
        assertThat(read).isEqualTo(person.signed());
    }

    @Test
    void refusesEveryByteThatIsFlipped() {
        var ca = TestCa.root().intermediate("Test CA 1", TestKey.INTERMEDIATE);
        var person = TestPerson.of(ca.card(TestKey.P256_OTHER).issue(), TestDevice.named("laptop"), Optional.of("ana"));
        var good = person.signed().cms().toArray();
        var validator = TestPerson.validator();

        for (var i = 0; i < good.length; i++) {
            var bad = good.clone();
            bad[i] ^= (byte) (1 << (i % 8));
            assertThat(Verdict.of(() ->
                            StatementChain.first(SignedStatement.verify(Bytes.of(bad)), validator, TestPerson.NOW)))
                    .as("byte " + i)
                    .isNotEqualTo("accepted");
        }
        assertThat(Verdict.of(() -> StatementChain.first(person.signed(), validator, TestPerson.NOW)))
                .isEqualTo("accepted");
    }

    @Test
    void refusesAnIssuedTimeThatIsNotTheSigningTime() {
        var cms = sign(
                ANA.card(), ANA.statement().encode(), ANA.statement().issued().plusSeconds(1));

        verification(cms, "issued at 2026-11-23T10:00:00Z but signed at 2026-11-23T10:00:01Z");
    }

    @Test
    void refusesAnotherCardThanTheOneThatIsNamed() {
        var bruno = TestPerson.bruno();

        verification(
                sign(bruno.card(), ANA.statement().encode(), ANA.statement().issued()), "names the card");
        assertThatThrownBy(() -> TestPerson.cms(bruno.card(), ANA.statement()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another card");
    }

    @Test
    void refusesToOpenAMailboxThatIsNotOfTheCard() {
        var good = ANA.statement();
        var other = new Statement(
                good.origin(),
                TestPerson.bruno().mailbox(),
                1,
                Optional.empty(),
                good.issued(),
                good.alias(),
                good.card(),
                good.devices(),
                Optional.empty());

        verification(TestPerson.cms(ANA.card(), other), "signed by the card that opens " + ANA.mailbox());
    }

    @Test
    void refusesASignedLetterAndForeignContent() {
        for (var content : List.of("MIME-Version: 1.0\r\n\r\nhello", "{}", "{\"kind\":\"obreia.record.v1\"}")) {
            assertThatThrownBy(() -> SignedStatement.verify(sign(ANA.card(), Bytes.utf8(content), TestPerson.NOW)))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refusesTrailingBytesAndTruncation() {
        var cms = ANA.signed().cms();

        assertThatThrownBy(() -> SignedStatement.verify(Bytes.concat(cms, Bytes.of((byte) 0))))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> SignedStatement.verify(cms.slice(0, cms.length() - 1)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> SignedStatement.verify(Bytes.of(new byte[SignedStatement.MAX_SIZE + 1])))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 65536");
    }

    @Test
    void keepsNamesOutOfLogs() {
        assertThat(ANA.signed().toString() + ANA.certificate())
                .doesNotContain("Ana")
                .doesNotContain("BI1");
    }

    private static Bytes sign(TestCard card, Bytes content, Instant at) {
        return card.complete(SigningInput.of(
                ContentType.DATA,
                content,
                card.algorithms().getFirst(),
                card.certificate(),
                card.path(),
                at,
                Optional.empty()));
    }

    private static void verification(Bytes cms, String why) {
        assertThatThrownBy(() -> SignedStatement.verify(cms))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }
}
