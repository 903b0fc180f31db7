package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import obreia.fixtures.authority.OpenSslCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `mail read` says of a letter's card, for each way in which a certificate is good or not: a word for
/// a person and a code for programs. The authorities are openssl's.
@Tag("openssl")
class CertificatesTest {
    @TempDir
    Path folder;

    private AuthorityScene scene;
    private OpenSslCard member;

    @BeforeEach
    void aReaderWithACardOfTheSameAuthority() throws Exception {
        scene = new AuthorityScene(folder);
        scene.join("rui", scene.card("rui"));
        member = scene.card("member");
    }

    @AfterEach
    void everythingStops() {
        scene.close();
    }

    @Test
    void aGoodCardIsSaidToBeGoodAndByWhom() {
        scene.join("ana", scene.card("ana"));
        scene.timePasses();
        var id = scene.send("ana", "rui");

        var read = scene.read("rui", id);

        assertThat(read.get("state").getAsString()).isEqualTo("verified");
        check(read, "revocation", "holds", "good", "says CN=lower,O=Obreia tests,C=PT by OCSP");
        assertThat(scene.server.asked()).contains("/ocsp/lower", "/ocsp/upper", "/ocsp/root");
        assertThat(scene.readAsText("rui", id))
                .contains("The card was not revoked at the trusted time: good: not revoked");
    }

    @Test
    void whatIsKeptIsNotAskedAgainAndGoesWithTheEvidence() throws Exception {
        scene.join("ana", scene.card("ana"));
        scene.timePasses();
        var id = scene.send("ana", "rui");
        assertThat(scene.read("rui", id).get("state").getAsString()).isEqualTo("verified");
        var asked = scene.server.asked().size();

        assertThat(scene.read("rui", id).get("state").getAsString()).isEqualTo("verified");
        assertThat(scene.server.asked()).hasSize(asked);
        assertThat(scene.mail("rui", "export", id, "--to", scene.path("letter.zip")))
                .as(scene.err())
                .isZero();
        assertThat(scene.server.asked()).hasSize(asked);
        scene.server.close();
        scene.write("log", scene.logKey() + "\n");
        assertThat(scene.run(
                        "verify",
                        scene.path("letter.zip"),
                        "--trust",
                        scene.path("root.pem"),
                        "--log",
                        scene.path("log")))
                .as(scene.out())
                .isZero();
        assertThat(scene.out()).contains("20 The cards were not revoked (message.p7m): holds: good: not revoked");
    }

    @Test
    void aCardThatWasRevokedBeforeIsSaidToBeAndWhy() {
        var card = scene.card("ana");
        scene.join("ana", card);
        var id = scene.send("ana", "rui");
        scene.lower.revoke(card, scene.before().minusSeconds(60), "keyCompromise");
        scene.timePasses();

        var read = scene.read("rui", id);

        assertThat(read.get("state").getAsString()).isEqualTo("not verified");
        assertThat(read.get("code").getAsString()).isEqualTo("revoked");
        check(read, "revocation", "fails", "revoked", "its key was compromised");
        assertThat(scene.readAsText("rui", id)).contains("NOT VERIFIED").contains("revoked since ");
    }

    @Test
    void aLetterThatWasSeenBeforeTheRevocationStaysGood() {
        var card = scene.card("ana");
        scene.join("ana", card);
        var id = scene.send("ana", "rui");
        assertThat(scene.mail("rui", "inbox")).isZero();
        scene.lower.revoke(card, scene.before().plus(Duration.ofHours(1)), "superseded");
        scene.timePasses();

        var read = scene.read("rui", id);

        assertThat(read.get("state").getAsString()).isEqualTo("verified");
        check(read, "revocation", "holds", "revoked_later", "another took its place");
        assertThat(scene.readAsText("rui", id)).contains("the trusted time is before that, so it was good");
    }

    @Test
    void aLetterThatTheRepositoryAloneSaysWasThereBeforeTheRevocationIsNotGood() {
        var card = scene.card("ana");
        scene.join("ana", card);
        var id = scene.send("ana", "rui");
        scene.lower.revoke(card, scene.before().plus(Duration.ofHours(1)), "keyCompromise");
        scene.timePasses();

        var read = scene.read("rui", id);

        check(read, "revocation", "fails", "revoked", "says the repository alone");
    }

    @Test
    void anExpiredCardIsSaidToBeUnlessTheLetterWasSeenBefore() {
        var card = scene.lower.issue(
                "ana", scene.from(), scene.before().plus(Duration.ofHours(1)), scene.lower.card(scene.server));
        scene.join("ana", card);
        var seen = scene.send("ana", "rui");
        assertThat(scene.mail("rui", "inbox")).isZero();
        var late = scene.send("ana", "rui");
        scene.timePasses();

        var read = scene.read("rui", late);

        assertThat(read.get("code").getAsString()).isEqualTo("expired");
        check(read, "path", "fails", "expired", "says the repository alone");
        assertThat(scene.readAsText("rui", late)).contains("fails, expired: the certificate of ");
        var before = scene.read("rui", seen);
        assertThat(before.get("state").getAsString()).isEqualTo("verified");
        check(before, "path", "holds", "", "at the trusted time it was valid, until ");
    }

    @Test
    void ofACardWhoseAuthorityIsSilentNothingIsKnown() {
        scene.join("ana", scene.card("ana"));
        scene.timePasses();
        scene.server.close();
        var id = scene.send("ana", "rui");

        var read = scene.read("rui", id);

        assertThat(read.get("state").getAsString()).isEqualTo("verified");
        check(read, "revocation", "not checked", "unknown", "it cannot be reached");
        assertThat(scene.readAsText("rui", id)).contains("unknown: nothing is known of the certificate of ");
    }

    @Test
    void nobodyIsAskedWhereThatIsSwitchedOff() {
        scene.join("ana", scene.card("ana"));
        scene.timePasses();
        var id = scene.send("ana", "rui");
        assertThat(scene.mail("rui", "revocation", "--do-not-ask")).isZero();
        var asked = scene.server.asked().size();

        var read = scene.read("rui", id);

        check(read, "revocation", "not checked", "unknown", "switched off");
        assertThat(scene.server.asked()).hasSize(asked);
        assertThat(scene.json(scene.mail("rui", "revocation", "--ask", "--json"))
                        .get("asking")
                        .getAsBoolean())
                .isTrue();
        check(scene.read("rui", id), "revocation", "holds", "good", "by OCSP");
    }

    @Test
    void aListAndWhatIsAddedToItAreAskedWhereThereIsNoResponder() {
        var extensions = new ArrayList<>(scene.lower.card(scene.server));
        extensions.removeIf(line -> line.startsWith("authorityInfoAccess"));
        extensions.add("freshestCRL=URI:" + scene.server.delta("lower"));
        var card = scene.lower.issue("ana", scene.from(), scene.to(), extensions);
        var good = scene.lower.issue("eva", scene.from(), scene.to(), extensions);
        var made = scene.present.minus(Duration.ofMinutes(5));
        var next = scene.present.plus(Duration.ofDays(1));
        var base = scene.lower.list(made, next);
        scene.lower.revoke(card, scene.before().minusSeconds(60), "affiliationChanged");
        var delta = scene.lower.list(made.plusSeconds(60), next, "2.5.29.27=critical,ASN1:INTEGER:1");
        scene.server.serve(scene.server.list("lower"), _ -> base);
        scene.server.serve(scene.server.delta("lower"), _ -> delta);
        scene.join("ana", card);
        scene.join("eva", good);
        var fromAna = scene.send("ana", "rui");
        var fromEva = scene.send("eva", "rui");
        scene.timePasses();

        check(scene.read("rui", fromAna), "revocation", "fails", "revoked", "what it says of its holder changed");
        check(scene.read("rui", fromEva), "revocation", "holds", "good", "by a list and what was added to it");
    }

    @Test
    void aRevokedCardSendsNoLetterAndARevokedReaderIsSaidBeforeThePin() {
        var card = scene.card("ana");
        scene.join("ana", card);
        scene.timePasses();
        scene.lower.revoke(card, scene.before().plus(Duration.ofHours(1)), "cessationOfOperation");

        assertThat(scene.trySending("ana", "rui")).isEqualTo(2);
        assertThat(scene.err()).contains("nobody would believe what your card signs now: revoked since ");
        assertThat(scene.trySending("rui", "ana")).isZero();
        assertThat(scene.err()).contains("the card of ana is not good any more").contains("it is not needed any more");
    }

    @Test
    void aMissingAuthorityIsFetchedForStatementsAndNeverForALetter() {
        scene.timePasses();
        scene.join("ana", scene.card("ana").alone());
        assertThat(scene.server.asked()).contains("/issuers/lower.crt", "/issuers/upper.crt");
        var id = scene.send("ana", "rui");
        var asked = scene.server.asked().stream()
                .filter(path -> path.endsWith(".crt"))
                .count();

        assertThat(scene.read("rui", id).get("state").getAsString()).isEqualTo("verified");
        assertThat(scene.server.asked().stream().filter(path -> path.endsWith(".crt")))
                .hasSize((int) asked);
    }

    @Test
    void whatNoHonestRepositoryTakesIsRefusedWithItsOwnWord() throws Exception {
        scene.join("member", member);
        var good = scene.lower.card(scene.server);
        refused(
                issued("usage", "sha256", changed(good, "keyUsage=critical,nonRepudiation")),
                "wrong_key_usage",
                "wrong key usage: ");
        refused(issued("sha1", "sha1", good), "sha1", "signed with SHA-1: ");
        refused(
                issued("critical", "sha256", with(good, "1.2.3.4.5=critical,ASN1:UTF8String:what")),
                "unknown_critical_extension",
                "unknown critical extension: ");
        refused(scene.lower.selfSigned("self", good), "self_signed", "self-signed: ");
        refused(issued("broken", "sha256", good).alone(), "broken_chain", "broken chain: ");
        var narrow = scene.upper.intermediate(
                "narrow", "nameConstraints=critical,permitted;dirName:permitted", "[permitted]", "C=ES");
        refused(narrow.issue("names", scene.from(), scene.to(), good), "name_constraint", "name constraint violated: ");
        var strangers = obreia.fixtures.authority.OpenSslAuthority.root(
                folder.resolve("strangers"), "strangers", scene.present);
        refused(
                strangers.issue(
                        "stranger",
                        scene.from(),
                        scene.to(),
                        List.of("basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature")),
                "untrusted",
                "leads to none of the trusted authorities: ");
        refused(
                scene.lower.issue("future", scene.to(), scene.to().plusSeconds(1000), good),
                "not_yet_valid",
                "not yet valid: ");
    }

    private OpenSslCard issued(String name, String hash, List<String> extensions) {
        return scene.lower.issue(name, scene.from(), scene.to(), hash, extensions);
    }

    private static List<String> changed(List<String> extensions, String line) {
        var name = line.substring(0, line.indexOf('='));
        return extensions.stream()
                .map(one -> one.startsWith(name + "=") ? line : one)
                .toList();
    }

    private static List<String> with(List<String> extensions, String line) {
        var all = new ArrayList<>(extensions);
        all.add(line);
        return all;
    }

    private void refused(OpenSslCard card, String code, String word) throws Exception {
        var id = scene.plant("rui", card, member);
        assertThat(scene.mail("rui", "inbox")).as(scene.err()).isZero();
        var asked = scene.server.asked().size();

        var read = scene.read("rui", id);

        assertThat(read.get("step").getAsString()).as(scene.out()).isEqualTo("path");
        assertThat(read.get("code").getAsString()).isEqualTo(code);
        assertThat(read.get("why").getAsString()).contains(word.strip());
        assertThat(scene.readAsText("rui", id)).contains("fails, ").contains(word.strip());
        assertThat(scene.server.asked())
                .as("nobody learns that a forged letter is read")
                .hasSize(asked);
    }

    private static void check(JsonObject read, String step, String outcome, String code, String why) {
        var check = AuthorityScene.step(read, step);
        assertThat(check.get("why").getAsString()).contains(why);
        assertThat(check.get("outcome").getAsString()).isEqualTo(outcome);
        assertThat(check.has("code") ? check.get("code").getAsString() : "").isEqualTo(code);
    }
}
