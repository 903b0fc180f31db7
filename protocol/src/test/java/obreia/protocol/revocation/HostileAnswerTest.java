package obreia.protocol.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.authority.OpenSslAuthority;
import obreia.fixtures.authority.OpenSslCard;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.RevocationStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers and lists that an honest authority did not give about this certificate at this time.
@Tag("openssl")
class HostileAnswerTest {
    private static final List<String> CARD = List.of("basicConstraints=critical,CA:FALSE");

    /// openssl signs OCSP answers for the present alone.
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Instant from = now.minus(Duration.ofDays(20));
    private final Instant to = now.plus(Duration.ofDays(20));

    @TempDir
    Path folder;

    private OpenSslAuthority authority;
    private OpenSslCard card;
    private OpenSslCard other;

    @BeforeEach
    void anAuthorityAndTwoCards() {
        authority = OpenSslAuthority.root(folder.resolve("good"), "Authority", now);
        card = authority.issue("card", from, to, CARD);
        other = authority.issue("other", from, to, CARD);
    }

    @Test
    void takesTheAnswerOfTheIssuerAndOfItsDelegate() throws Exception {
        assertThat(about(answer(card)).fate()).isInstanceOf(Said.Fate.Good.class);
        delegate("extendedKeyUsage=OCSPSigning");
        assertThat(about(answer(card)).fate()).isInstanceOf(Said.Fate.Good.class);
        authority.revoke(card, now.minusSeconds(77), "keyCompromise");
        assertThat(about(answer(card)).fate())
                .isEqualTo(new Said.Fate.Revoked(now.minusSeconds(77), "its key was compromised", true));
    }

    @Test
    void refusesAnAnswerAboutAnotherCertificate() {
        refused(answer(other), "about another certificate");
    }

    @Test
    void refusesTheAnswerOfAnotherAuthorityEvenOfTheSameName() {
        var impostor = OpenSslAuthority.root(folder.resolve("bad"), "Authority", now);
        var question = question(card, Optional.empty());
        var namesake = impostor.issue("card", from, to, CARD);
        refused(impostor.answer(question), "");
        assertThatThrownBy(() -> OcspAnswer.decode(impostor.answer(
                                new OcspQuestion(namesake.certificate(), impostor.certificate(), Optional.empty())
                                        .encode()))
                        .about(card.certificate(), authority.certificate(), Optional.empty()))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("signature is not that of");
    }

    @Test
    void refusesADelegateWithoutThePurposeOrWithoutTheRightToSign() {
        delegate("keyUsage=digitalSignature");
        refused(answer(card), "who may not sign OCSP answers");
        delegate("extendedKeyUsage=OCSPSigning", "keyUsage=keyEncipherment");
        refused(answer(card), "who may not sign");
    }

    @Test
    void refusesAnotherNonceAndTakesNone() throws Exception {
        var nonce = Optional.of(Bytes.random(OcspQuestion.NONCE, new SecureRandom()));
        var replayed = authority.answer(question(card, Optional.of(Bytes.random(32, new SecureRandom()))));
        assertThatThrownBy(() -> OcspAnswer.decode(replayed).about(card.certificate(), authority.certificate(), nonce))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("another question");
        var matching = OcspAnswer.decode(authority.answer(question(card, nonce)));
        assertThat(matching.about(card.certificate(), authority.certificate(), nonce)
                        .fate())
                .isInstanceOf(Said.Fate.Good.class);
        var without = OcspAnswer.decode(answer(card));
        assertThat(without.about(card.certificate(), authority.certificate(), nonce)
                        .fate())
                .isInstanceOf(Said.Fate.Good.class);
    }

    @Test
    void anAnswerThatIsOutOfTimeOrYetToComeCountsForNothing() {
        var answer = new AuthorityAnswer(AuthorityAnswer.Kind.OCSP, answer(card));
        var path = List.of(card.certificate(), authority.certificate());
        assertThat(RevocationInquiry.by(List.of(answer)).check(path, now)).isInstanceOf(RevocationStatus.Good.class);
        assertThat(RevocationInquiry.by(List.of(answer)).check(path, now.plus(Duration.ofDays(2))))
                .isInstanceOfSatisfying(
                        RevocationStatus.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("was good until"));
        var yesterday = now.minus(Duration.ofDays(1));
        var store = AnswerStore.of(List.of(answer));
        var early = new RevocationInquiry(store, AuthorityFetcher.none("nobody"), yesterday, Nonces.none());
        assertThat(early.check(path, yesterday))
                .isInstanceOfSatisfying(
                        RevocationStatus.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("yet to come"));
    }

    @Test
    void whatWasSaidAfterTheCertificateHadExpiredCountsForNothing() {
        var expired = authority.issue("expired", from, now.minusSeconds(600), CARD);
        var answer = new AuthorityAnswer(AuthorityAnswer.Kind.OCSP, answer(expired));
        var status = RevocationInquiry.by(List.of(answer))
                .check(List.of(expired.certificate(), authority.certificate()), now.minusSeconds(1200));
        assertThat(status)
                .isInstanceOfSatisfying(
                        RevocationStatus.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("had expired"));
    }

    /// The certificates that come along are not signed with the rest; where they are not needed they may
    /// change.
    @Test
    void noChangedByteMakesAnAnswerSayAnythingElse() throws Exception {
        var good = answer(card);
        var said = about(good);
        var refused = 0;
        for (var i = 0; i < good.length(); i += 3) {
            var changed = good.toArray();
            changed[i] ^= 1;
            try {
                assertThat(about(Bytes.of(changed))).as("byte %d", i).isEqualTo(said);
            } catch (MalformedException | VerificationException _) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(80);
    }

    @Test
    void saysWhatAResponderSaysThatDoesNotAnswer() {
        assertThatThrownBy(() -> OcspAnswer.decode(Bytes.fromHex("30030a0103")))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("no time now");
        assertThatThrownBy(() -> OcspAnswer.decode(Bytes.of(new byte[AuthorityAnswer.Kind.OCSP.most() + 1])))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesTheListOfAnotherAuthorityEvenOfTheSameName() {
        var impostor = OpenSslAuthority.root(folder.resolve("bad"), "Authority", now);
        listRefused(impostor.list(from, to), "is not signed by");
        var stranger = OpenSslAuthority.root(folder.resolve("bad"), "Stranger", now);
        listRefused(stranger.list(from, to), "who did not issue the certificate");
    }

    @Test
    void refusesAListOfAnUnknownOrAnotherScope() throws Exception {
        assertThat(listed(authority.list(from, to)).fate()).isInstanceOf(Said.Fate.Good.class);
        listRefused(authority.list(from, to, "1.2.3.4=critical,ASN1:UTF8String:what"), "nobody here knows");
        for (var scope : List.of("indirectCRL=TRUE", "onlyAA=TRUE", "onlyCA=TRUE", "onlysomereasons=keyCompromise")) {
            listRefused(authority.list(from, to, "issuingDistributionPoint=critical,@scope", "[scope]", scope), "list");
        }
        listRefused(
                authority.list(
                        from,
                        to,
                        "issuingDistributionPoint=critical,@scope",
                        "[scope]",
                        "fullname=URI:http://elsewhere.example/list.crl"),
                "another part");
        assertThat(listed(authority.list(
                                from, to, "issuingDistributionPoint=critical,@scope", "[scope]", "onlyuser=TRUE"))
                        .fate())
                .isInstanceOf(Said.Fate.Good.class);
    }

    @Test
    void whatIsAddedCountsWithItsListAlone() throws Exception {
        var base = RevocationList.decode(authority.list(from, to));
        authority.revoke(card, now.minusSeconds(60), "CACompromise");
        var bytes = authority.list(now, to, "2.5.29.27=critical,ASN1:INTEGER:1");
        var delta = RevocationList.decode(bytes);
        var ahead = RevocationList.decode(authority.list(now, to, "2.5.29.27=critical,ASN1:INTEGER:9"));
        listRefused(bytes, "only adds to another");
        assertThat(base.about(certificate(), authority.certificate(), Optional.of(delta))
                        .fate())
                .isInstanceOf(Said.Fate.Revoked.class);
        assertThatThrownBy(() -> base.about(certificate(), authority.certificate(), Optional.of(ahead)))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("or a later one");
    }

    @Test
    void refusesEveryListInWhichOneByteWasChanged() {
        authority.revoke(other, now.minusSeconds(60), "certificateHold");
        var good = authority.list(from, to).toArray();
        for (var i = 0; i < good.length; i += 3) {
            var changed = good.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> listed(Bytes.of(changed)))
                    .as("byte %d", i)
                    .isInstanceOfAny(MalformedException.class, VerificationException.class);
        }
        assertThatThrownBy(() -> RevocationList.decode(Bytes.of(new byte[AuthorityAnswer.Kind.CRL.most() + 1])))
                .isInstanceOf(MalformedException.class);
    }

    private X509Certificate certificate() {
        return card.certificate();
    }

    private void delegate(String... extensions) {
        authority.responder(extensions);
    }

    private Bytes question(OpenSslCard about, Optional<Bytes> nonce) {
        return new OcspQuestion(about.certificate(), authority.certificate(), nonce).encode();
    }

    private Bytes answer(OpenSslCard about) {
        return authority.answer(question(about, Optional.empty()));
    }

    private Said about(Bytes answer) throws MalformedException, VerificationException {
        return OcspAnswer.decode(answer).about(certificate(), authority.certificate(), Optional.empty());
    }

    private Said listed(Bytes list) throws MalformedException, VerificationException {
        return RevocationList.decode(list).about(certificate(), authority.certificate(), Optional.empty());
    }

    private void refused(Bytes answer, String why) {
        assertThatThrownBy(() -> about(answer))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }

    private void listRefused(Bytes list, String why) {
        assertThatThrownBy(() -> listed(list))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }
}
