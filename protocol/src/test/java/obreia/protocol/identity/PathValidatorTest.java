package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.VerificationException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class PathValidatorTest {
    private static final Instant NOW = TestPerson.NOW;
    private static final String CARD = "CN=Ana Silva,SERIALNUMBER=BI1";

    private final KeyPair rootKey = TestCertificate.ec("secp384r1");
    private final X509Certificate root =
            TestCertificate.authority("CN=Root", rootKey).issue();
    private final KeyPair middleKey = TestCertificate.ec("secp256r1");
    private final KeyPair cardKey = TestCertificate.ec("secp256r1");

    @Test
    void leadsACardThroughIntermediatesToTheAnchorOfItsScheme() throws VerificationException {
        var ca = TestCa.root();
        var card = ca.intermediate("Test CA 1", TestKey.INTERMEDIATE)
                .card(TestKey.RSA_2048)
                .issue();
        var validator = new PathValidator(
                TrustAnchors.of(Map.of(TestPerson.SCHEME, List.of(ca.certificate()))), RevocationChecker.none());

        var path = validator.validate(card.certificate(), card.path(), NOW);

        assertThat(path.path()).containsExactly(card.certificate(), card.path().getFirst(), ca.certificate());
        assertThat(path.scheme()).isEqualTo(TestPerson.SCHEME);
        assertThat(path.person().identifier()).isEqualTo("serial:BI123456789");
        assertThat(path.revocation()).isInstanceOf(RevocationStatus.Unknown.class);
    }

    @Test
    void takesCardsForClientAuthenticationOnly() throws VerificationException {
        var card = TestCa.root().card(TestKey.P256).clientAuthenticationOnly().issue();

        assertThat(TestPerson.validator()
                        .validate(card.certificate(), card.path(), NOW)
                        .path())
                .hasSize(2);
    }

    @Test
    void reportsWhatTheRevocationCheckerSaysOfTheWholePath() throws VerificationException {
        var asked = new ArrayList<X509Certificate>();
        var revoked = new RevocationStatus.Revoked(NOW, "lost");
        var card = card().issue();

        var path = new PathValidator(anchors(root), (certificates, at) -> {
                    asked.addAll(certificates);
                    assertThat(at).isEqualTo(NOW);
                    return revoked;
                })
                .validate(card, List.of(), NOW);

        assertThat(path.revocation()).isEqualTo(revoked);
        assertThat(asked).containsExactly(card, root);
    }

    @Test
    void refusesACardOfAnAuthorityThatNobodyTrusts() {
        var stranger =
                TestCa.root("Strangers", TestKey.OTHER_CA).card(TestKey.P256).issue();

        assertThatThrownBy(() -> TestPerson.validator().validate(stranger.certificate(), stranger.path(), NOW))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("none of the authorities");
    }

    @Test
    void refusesACardOfAnAuthorityOfTheSameName() {
        var impostor = TestCa.impostor();
        var card = impostor.card(TestKey.P256).issue();

        assertThatThrownBy(
                        () -> TestPerson.validator().validate(card.certificate(), List.of(impostor.certificate()), NOW))
                .isInstanceOf(VerificationException.class);
    }

    @Test
    void refusesACardThatIsExpiredOrNotYetValid() {
        var card = card().valid(NOW.minusSeconds(10), NOW.plusSeconds(10)).issue();

        refused(card, List.of(), NOW.minusSeconds(11)).hasMessageContaining("not yet");
        refused(card, List.of(), NOW.plusSeconds(11)).hasMessageContaining("expired");
    }

    @Test
    void refusesAnIntermediateThatIsExpired() {
        var middle = middle().valid(NOW.minusSeconds(10), NOW.minusSeconds(1)).issue();

        refused(card(middle).issue(), List.of(middle), NOW).hasMessageContaining("expired");
    }

    @Test
    void refusesAnIntermediateThatIsNoAuthority() {
        var middle = middle().noAuthority().issue();

        refused(card(middle).issue(), List.of(middle), NOW).hasMessageContaining("not valid");
    }

    @Test
    void refusesAnIntermediateThatMayNotSignCertificates() {
        var middle = middle().usage(KeyUsage.digitalSignature).issue();

        refused(card(middle).issue(), List.of(middle), NOW).hasMessageContaining("not valid");
    }

    @Test
    void refusesAPathThatIsLongerThanTheAuthorityAllows() {
        var middle = middle().path(0).issue();
        var lowKey = TestCertificate.ec("secp256r1");
        var low = TestCertificate.authority("CN=Low", lowKey)
                .by(middle, middleKey)
                .issue();
        var card = TestCertificate.of(CARD, cardKey).by(low, lowKey).issue();

        refused(card, List.of(middle, low), NOW).hasMessageContaining("not valid");
    }

    @Test
    void refusesACardThatMayNotSignOrSaysNothingOfIt() {
        refused(card().usage(KeyUsage.nonRepudiation).issue(), List.of(), NOW)
                .hasMessageContaining("does not allow digital signatures");
        refused(card().usage(0).issue(), List.of(), NOW).hasMessageContaining("does not allow digital signatures");
    }

    @Test
    void refusesAnAuthorityAsASigner() {
        var authority = TestCertificate.authority(CARD, cardKey)
                .usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)
                .by(root, rootKey)
                .issue();

        refused(authority, List.of(), NOW).hasMessageContaining("certification authority");
    }

    @Test
    void refusesSha1OnTheCardAndOnAnIntermediate() {
        refused(card().signedWith("SHA1withECDSA").issue(), List.of(), NOW).hasMessageContaining("SHA1");

        var middle = middle().signedWith("SHA1withECDSA").issue();
        refused(card(middle).issue(), List.of(middle), NOW).hasMessageContaining("SHA1");
    }

    @Test
    void refusesSha1InsidePss() {
        var rsaKey = TestCertificate.rsa(2048);
        var rsaRoot = TestCertificate.authority("CN=RSA Root", rsaKey)
                .signedWith("SHA256withRSA")
                .issue();
        var good = TestCertificate.of(CARD, cardKey).by(rsaRoot, rsaKey).signedWith("SHA256withRSAandMGF1");
        var bad = TestCertificate.of(CARD, cardKey).by(rsaRoot, rsaKey).signedWith("SHA1withRSAandMGF1");
        var validator = new PathValidator(anchors(rsaRoot), RevocationChecker.none());

        assertThat(Verdict.of(() -> validator.validate(good.issue(), List.of(), NOW)))
                .isEqualTo("accepted");
        assertThat(Verdict.of(() -> validator.validate(bad.issue(), List.of(), NOW)))
                .contains("is not accepted");
    }

    @Test
    void refusesRsaOf1024BitsOnTheCardAndOnAnIntermediate() {
        var weak = TestCertificate.rsa(1024);

        refused(TestCertificate.of(CARD, weak).by(root, rootKey).issue(), List.of(), NOW)
                .hasMessageContaining("1024 bits");

        var middle =
                TestCertificate.authority("CN=Middle", weak).by(root, rootKey).issue();
        var card = TestCertificate.of(CARD, cardKey)
                .by(middle, weak)
                .signedWith("SHA256withRSA")
                .issue();
        refused(card, List.of(middle), NOW).hasMessageContaining("1024 bits");
    }

    @Test
    void endsTheSearchWhenCertificatesSignEachOtherInCircles() {
        var keys = new ArrayList<KeyPair>();
        for (var i = 0; i < 4; i++) {
            keys.add(TestCertificate.ec("secp256r1"));
        }
        var circle = new ArrayList<X509Certificate>();
        for (var i = 0; i < PathValidator.MAX_OTHERS; i++) {
            circle.add(TestCertificate.authority("CN=Circle", keys.get(i % 4))
                    .by(named("CN=Circle"), keys.get((i + 1) % 4))
                    .serial(i)
                    .issue());
        }
        var card = TestCertificate.of(CARD, cardKey).by(circle.getFirst(), keys.getFirst());

        refused(card.issue(), circle, NOW).hasMessageContaining("more than 100 steps");
    }

    @Test
    void passesANameAndKeyOnceHoweverManyCertificatesItHas() {
        var circle = new ArrayList<X509Certificate>();
        for (var i = 0; i < PathValidator.MAX_OTHERS; i++) {
            circle.add(
                    TestCertificate.authority("CN=Circle", middleKey).serial(i).issue());
        }

        refused(card(circle.getFirst()).issue(), circle, NOW).hasMessageContaining("none of the authorities");
    }

    @Test
    void refusesMoreThanEightOtherCertificates() {
        var others = Collections.nCopies(9, root);

        refused(card().issue(), others, NOW).hasMessageContaining("9 other certificates");
    }

    @Test
    void refusesACardWhoseNameCannotBeShown() {
        var card = TestCa.root().card(TestKey.P256).name("Ana\u202eavliS").issue();

        assertThatThrownBy(() -> TestPerson.validator().validate(card.certificate(), List.of(), NOW))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("U+202E");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(
            X509Certificate card, List<X509Certificate> others, Instant at) {
        var validator = new PathValidator(anchors(root), RevocationChecker.none());
        return assertThatThrownBy(() -> validator.validate(card, others, at)).isInstanceOf(VerificationException.class);
    }

    private TestCertificate card() {
        return TestCertificate.of(CARD, cardKey).by(root, rootKey);
    }

    private TestCertificate card(X509Certificate middle) {
        return TestCertificate.of(CARD, cardKey).by(middle, middleKey);
    }

    private TestCertificate middle() {
        return TestCertificate.authority("CN=Middle", middleKey).by(root, rootKey);
    }

    private static X509Certificate named(String name) {
        return TestCertificate.authority(name, TestCertificate.ec("secp256r1")).issue();
    }

    private static TrustAnchors anchors(X509Certificate root) {
        return TrustAnchors.of(Map.of(TestPerson.SCHEME, List.of(root)));
    }
}
