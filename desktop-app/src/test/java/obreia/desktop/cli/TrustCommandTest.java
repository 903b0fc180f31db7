package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import obreia.desktop.card.practice.PracticeCa;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Authorities that come and go, at a profile and at the repository that is served.
class TrustCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void aRepositoryThatBelievesThePracticeAuthority() throws Exception {
        shell = new Shell(folder);
        shell.write("text", "Text.\n");
    }

    @AfterEach
    void theRepositoryStops() {
        shell.close();
    }

    @Test
    void nobodyIsBelievedUnlessToldAndEachAuthorityIsListedWithFingerprintSubjectEndAndUse() throws Exception {
        assertThat(shell.mail("new", "trust", "list")).isZero();
        assertThat(shell.out()).contains("Nobody is believed yet");
        shell.join("ana");
        shell.join("rui");
        letter("ana", "rui");
        assertThat(shell.mail("ana", "trust", "add", "--scheme", "soft", shell.path("soft.pem")))
                .isZero();

        var listed = shell.json(shell.mail("ana", "trust", "list", "--json")).getAsJsonArray("authorities");

        assertThat(listed).hasSize(2);
        var practice = listed.get(0).getAsJsonObject();
        var certificate = PracticeCa.open(folder.resolve("ca")).certificate();
        assertThat(practice.get("fingerprint").getAsString()).isEqualTo(fingerprint());
        assertThat(practice.get("subject").getAsString())
                .isEqualTo(certificate.getSubjectX500Principal().getName());
        assertThat(practice.get("not_after").getAsString())
                .isEqualTo(certificate.getNotAfter().toInstant().toString());
        assertThat(practice.getAsJsonArray("people")).hasSize(2);
        assertThat(listed.get(1).getAsJsonObject().getAsJsonArray("people")).isEmpty();
        assertThat(shell.mail("ana", "trust", "list")).isZero();
        assertThat(shell.out())
                .contains(fingerprint(), "2 people stand on it", "nobody who is known here stands on it");
    }

    @Test
    void anAuthorityIsRemovedOnlyOnAYesAndVouchesForNobodyFromThenOn() throws Exception {
        shell.join("ana");
        shell.join("rui");
        var letter = letter("ana", "rui");
        assertThat(shell.mail("rui", "read", letter, "--pin-file", shell.path("pin")))
                .isZero();
        var late = letter("ana", "rui");

        assertThat(shell.mail("rui", "trust", "remove", fingerprint().substring(0, 12)))
                .isEqualTo(2);
        assertThat(shell.err())
                .contains("2 people will not verify any more", "ana", "your own card is among them", "--yes");
        assertThat(shell.mail("rui", "inbox")).isZero();
        var removed = shell.json(shell.mail("rui", "trust", "remove", fingerprint(), "--yes", "--json"));

        assertThat(removed.getAsJsonArray("removed")).hasSize(1);
        assertThat(removed.getAsJsonArray("not_verified_now")).hasSize(2);
        assertThat(shell.mail("rui", "read", late, "--pin-file", shell.path("pin")))
                .isEqualTo(3);
        assertThat(shell.send("rui", "ana", "x", "pin")).isEqualTo(3);
        assertThat(shell.err())
                .contains("no authority that this profile believes vouches for the card of ana any more");
        assertThat(state("rui", letter)).as("what was verified is kept as that").isEqualTo("receipted");
        assertThat(state("rui", late)).isEqualTo("not verified");
        assertThat(shell.mail("rui", "read", letter, "--no-receipt")).isEqualTo(3);
        assertThat(shell.out()).contains("It was verified when it was read here before");

        assertThat(shell.mail("rui", "trust", "add", "--scheme", "practice", shell.path("ca/ca.pem")))
                .isZero();
        assertThat(shell.mail("rui", "read", late, "--pin-file", shell.path("pin")))
                .as(shell.err())
                .isZero();
    }

    @Test
    void somebodyWhoseAuthorityIsInAnotherSchemeNowIsAnotherPerson() throws Exception {
        shell.join("ana");
        shell.join("rui");
        letter("ana", "rui");
        assertThat(shell.mail("ana", "trust", "add", "--scheme", "other", shell.path("ca/ca.pem")))
                .isEqualTo(2);
        assertThat(shell.err()).contains("is in two schemes");
        assertThat(shell.mail("ana", "trust", "remove", "--scheme", "practice", "--yes"))
                .isZero();
        assertThat(shell.mail("ana", "trust", "add", "--scheme", "other", shell.path("ca/ca.pem")))
                .isZero();

        assertThat(shell.send("ana", "rui", "x", "pin")).isEqualTo(3);

        assertThat(shell.err()).contains("it leads to the identity scheme other, where it is another person's");
    }

    @Test
    void whatIsNotThereOrNotClearIsNotRemoved() {
        assertThat(shell.mail("ana", "trust", "add", "--scheme", "practice", shell.path("ca/ca.pem")))
                .isZero();
        assertThat(shell.mail("ana", "trust", "remove", "--yes")).isEqualTo(2);
        assertThat(shell.mail("ana", "trust", "remove", "--yes", "--scheme", "other"))
                .isEqualTo(2);
        assertThat(shell.mail("ana", "trust", "remove", "--yes", "12")).isEqualTo(2);
        assertThat(shell.mail("ana", "trust", "remove", "--yes", "0123456789ab"))
                .isEqualTo(2);
        assertThat(shell.json(shell.mail("ana", "trust", "list", "--json")).getAsJsonArray("authorities"))
                .hasSize(1);
    }

    @Test
    void aRepositoryThatIsServedTakesAnAuthoritysCardsFromThatMomentOnAndNoMoreAfter() throws Exception {
        assertThat(shell.run("practice", "ca", "--home", shell.path("ca2"))).isZero();
        for (var name : new String[] {"eva", "ivo"}) {
            assertThat(shell.run(
                            "practice",
                            "card",
                            "--home",
                            shell.path("ca2"),
                            "--name",
                            name,
                            "--out",
                            shell.path(name + ".p12"),
                            "--pin-file",
                            shell.path("pin")))
                    .isZero();
            assertThat(shell.mail(name, "trust", "add", "--scheme", "second", shell.path("ca2/ca.pem")))
                    .isZero();
        }
        assertThat(shell.register("eva", "practice:" + shell.path("eva.p12"), "pin"))
                .isEqualTo(4);

        shell.believe("second", "ca2/ca.pem");
        assertThat(shell.register("eva", "practice:" + shell.path("eva.p12"), "pin"))
                .as(shell.err())
                .isZero();

        shell.believeNoMore("second");
        assertThat(shell.register("ivo", "practice:" + shell.path("ivo.p12"), "pin"))
                .isEqualTo(4);
        assertThat(shell.mail("eva", "inbox")).as("a mailbox stays").isZero();
    }

    private String fingerprint() throws Exception {
        var der = PracticeCa.open(folder.resolve("ca")).certificate().getEncoded();
        return Digest.of(Bytes.of(der)).hex();
    }

    private String letter(String from, String to) {
        return shell.json(shell.send(from, to, "Subject", "pin")).get("id").getAsString();
    }

    private String state(String profile, String letter) {
        var exit = shell.mail(profile, "inbox", "--all", "--json");
        assertThat(exit).isIn(0, 3);
        for (var one : JsonParser.parseString(shell.out()).getAsJsonObject().getAsJsonArray("messages")) {
            JsonObject line = one.getAsJsonObject();
            if (line.get("id").getAsString().equals(letter)) {
                return line.get("state").getAsString();
            }
        }
        return "missing";
    }
}
