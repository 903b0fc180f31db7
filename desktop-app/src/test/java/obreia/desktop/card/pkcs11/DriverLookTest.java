package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.SmartCard;
import obreia.fixtures.softhsm.SoftHsm;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.protocol.cms.SignatureAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What SoftHSM's tokens look like: all of them, in all slots, with what they can sign with and why not.
class DriverLookTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final String EXPIRED = "Obreia expired";

    private final Pkcs11Cards cards = new Pkcs11Cards();

    @AfterEach
    void close() {
        cards.close();
    }

    @Test
    void findsEveryTokenOfTheDriverWithWhatItSaysOfItself() {
        assertThat(look().driver().fault()).isEmpty();
        assertThat(look().tokens())
                .extracting(FoundToken::label)
                .contains("Obreia RSA", "Obreia P-256", "Obreia P-384", "Obreia two keys", EXPIRED)
                .doesNotContain("");
        assertThat(token("Obreia RSA")).satisfies(token -> {
            assertThat(token.family()).isEqualTo("SoftHSM token");
            assertThat(token.manufacturer()).isEqualTo("SoftHSM project");
            assertThat(token.model()).startsWith("SoftHSM");
            assertThat(token.serial()).matches("[0-9a-f]{16}");
            assertThat(token.slot()).startsWith("SoftHSM slot ID");
            assertThat(token.pinWay()).isEqualTo(PinWay.TYPED_HERE);
            assertThat(token.state()).isEqualTo(CardState.READY);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P256", "P384"})
    void offersAnAddressThatOpensTheSameCertificate(SoftHsmCard soft) throws Exception {
        try (var byName = cards.open(CardUri.parse(soft.uri()))) {
            var digest = byName.certificate().digest();
            var found = certificates()
                    .filter(each -> each.digest().equals(digest))
                    .findFirst()
                    .orElseThrow();
            assertThat(found.holder()).isEqualTo(soft.commonName());
            assertThat(found.fitForSigning()).isTrue();
            assertThat(found.uri().orElseThrow().format())
                    .matches("pkcs11:serial=[0-9a-f]{16};id=%45\\?module-path=" + SoftHsm.module());
            try (var again = cards.open(found.uri().orElseThrow())) {
                assertThat(again.certificate().digest()).isEqualTo(digest);
                assertThat(again).extracting(SmartCard::algorithms).isEqualTo(found.algorithms());
            }
        }
    }

    @Test
    void namesEachOfTwoKeysOfOneToken() {
        assertThat(token("Obreia two keys").fit())
                .extracting(certificate -> certificate.uri().orElseThrow().format())
                .hasSize(2)
                .anyMatch(uri -> uri.contains("id=%45"))
                .anyMatch(uri -> uri.contains("id=%46"));
    }

    @Test
    void saysThatACertificateHasExpiredOrIsNotValidYet() {
        assertThat(token(EXPIRED)).satisfies(token -> {
            assertThat(token.state()).isEqualTo(CardState.EXPIRED);
            assertThat(token.nextStep()).isEqualTo(CardState.EXPIRED.nextStep());
            assertThat(token.certificates())
                    .singleElement()
                    .extracting(FoundCertificate::why)
                    .isEqualTo(Optional.of("it was valid until 2026-01-01T00:00:00Z"));
        });
        var early = cards.look(driver(), Instant.parse("2019-01-01T00:00:00Z"));
        assertThat(early.tokens())
                .filteredOn(token -> token.label().equals(EXPIRED))
                .extracting(FoundToken::state)
                .containsExactly(CardState.NOT_YET_VALID);
    }

    @Test
    void saysThatACertificateWithoutIdNamesNoKey() {
        assertThat(token("Obreia without id")).satisfies(token -> {
            assertThat(token.state()).isEqualTo(CardState.NOT_FOR_SIGNING);
            assertThat(token.certificates())
                    .singleElement()
                    .satisfies(certificate ->
                            assertThat(certificate.why().orElseThrow()).contains("no CKA_ID"));
        });
    }

    @Test
    void showsNoCertificateOfAnIssuerAsOneOfAPerson() {
        assertThat(token("Obreia P-384").certificates()).singleElement().satisfies(certificate -> {
            assertThat(certificate.issuer()).isEqualTo("Test Card CA");
            assertThat(certificate.algorithms()).startsWith(SignatureAlgorithm.ECDSA_P384_SHA384);
        });
    }

    @Test
    void findsTheSameWhenItLooksAgain() {
        var first = look();
        assertThat(look()).isEqualTo(first);
    }

    @Test
    void makesADriverThatIsNoneOneLineOfTheAnswer() {
        var broken = cards.look(FoundDriver.of("/bin/true", "nothing"), NOW);
        assertThat(broken.tokens()).isEmpty();
        assertThat(broken.driver().fault()).contains(CardState.DRIVER_BROKEN);
        var gone = cards.look(FoundDriver.of("/nowhere/p11.so", "nothing"), NOW);
        assertThat(gone.driver().fault()).contains(CardState.NO_DRIVER);
    }

    @Test
    void crossesAPipeAsItIs() throws Exception {
        var places = cards.places(List.of(Path.of("/nowhere/p11.so")));
        var scan = CardScan.of(places, List.of(look()));
        assertThat(DriverScan.parse(look().json())).isEqualTo(look());
        assertThat(CardScan.parse(scan.json())).isEqualTo(scan);
        assertThat(scan.state()).isEqualTo(CardState.READY);
        assertThat(scan.places().drivers().getFirst().why()).contains("there is no such file");
    }

    private DriverScan look() {
        SoftHsmCard.P256.uri();
        return cards.look(driver(), NOW);
    }

    private static FoundDriver driver() {
        return FoundDriver.of(SoftHsm.module().toString(), "SoftHSM");
    }

    private Stream<FoundCertificate> certificates() {
        return look().tokens().stream().flatMap(token -> token.certificates().stream());
    }

    private FoundToken token(String label) {
        return look().tokens().stream()
                .filter(token -> token.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
