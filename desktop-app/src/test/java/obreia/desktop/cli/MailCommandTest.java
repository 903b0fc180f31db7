package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import obreia.fixtures.softhsm.SoftHsmCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The exchange of letters as a script sees it: exit codes, JSON on standard output, errors on standard error.
class MailCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void aRepositoryThatBelievesThePracticeAuthority() throws Exception {
        shell = new Shell(folder);
    }

    @AfterEach
    void theRepositoryStops() {
        shell.close();
    }

    @Test
    void onlyTheCertificateOfThePracticeAuthorityIsInPem() throws Exception {
        try (var files = Files.list(folder.resolve("ca"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".pem")))
                    .containsExactly("ca.pem");
        }
    }

    @Test
    void aScriptCarriesALetterFromOnePersonToAnother() throws Exception {
        shell.join("ana");
        shell.join("rui");
        shell.write("text", "Texto da carta.\n");
        Files.writeString(folder.resolve("anexo.txt"), "anexo");

        var sent = shell.json(shell.mail(
                "ana",
                "send",
                "--to",
                "RUI",
                "--subject",
                "Olá",
                "--file",
                shell.path("text"),
                "--attach",
                shell.path("anexo.txt"),
                "--pin-file",
                shell.path("pin"),
                "--json"));
        assertThat(sent.get("state").getAsString()).isEqualTo("stored");
        var id = sent.get("id").getAsString();
        var listed = shell.json(shell.mail("rui", "inbox", "--json")).getAsJsonArray("messages");
        assertThat(listed).hasSize(1);
        var line = listed.get(0).getAsJsonObject();
        assertThat(line.get("id").getAsString()).isEqualTo(id);
        assertThat(line.get("from").getAsString()).isEqualTo("ana");
        assertThat(line.get("subject").isJsonNull()).isTrue();
        assertThat(line.get("state").getAsString()).isEqualTo("sealed");

        var read = shell.json(shell.mail(
                "rui",
                "read",
                id.substring(0, 12),
                "--save-attachments",
                shell.path("saved"),
                "--pin-file",
                shell.path("pin"),
                "--json"));
        assertThat(read.get("text").getAsString()).isEqualTo("Texto da carta.\n");
        assertThat(read.getAsJsonArray("checks").asList())
                .extracting(check -> check.getAsJsonObject().get("outcome").getAsString())
                .contains("holds", "not checked")
                .doesNotContain("fails");
        assertThat(folder.resolve("saved/anexo.txt")).hasContent("anexo");
        var status = shell.json(shell.mail("ana", "status", id, "--json"));
        assertThat(status.get("state").getAsString()).isEqualTo("receipted");
    }

    @Test
    @Tag("softhsm")
    void aCardBehindPkcs11AndAPracticeCardWriteToEachOther() throws Exception {
        shell.join("ana");
        assertThat(shell.mail("soft", "trust", "add", "--scheme", "soft", shell.path("soft.pem")))
                .isZero();
        assertThat(shell.mail("soft", "trust", "add", "--scheme", "practice", shell.path("ca/ca.pem")))
                .isZero();
        assertThat(shell.mail("ana", "trust", "add", "--scheme", "soft", shell.path("soft.pem")))
                .isZero();
        assertThat(shell.register("soft", SoftHsmCard.RSA_2048.uri(), "soft-pin"))
                .isZero();
        shell.write("text", "From a card.\n");

        var sent = shell.json(shell.mail(
                "soft",
                "send",
                "--to",
                "ana",
                "--subject",
                "Card",
                "--file",
                shell.path("text"),
                "--pin-file",
                shell.path("soft-pin"),
                "--json"));
        var id = sent.get("id").getAsString();

        assertThat(shell.mail("ana", "read", id, "--pin-file", shell.path("pin")))
                .isZero();
        assertThat(shell.json(shell.mail("soft", "status", id, "--json"))
                        .get("state")
                        .getAsString())
                .isEqualTo("receipted");
    }

    @Test
    void aPinThatCannotBeOneForItsLengthUsesNoTry() throws Exception {
        shell.join("ana");
        shell.join("rui");
        shell.write("text", "x");
        shell.write("short", "1");
        for (var i = 0; i < 4; i++) {
            assertThat(shell.send("ana", "rui", "x", "short")).isEqualTo(6);
            assertThat(shell.err()).contains("no try was used");
        }
        assertThat(shell.send("ana", "rui", "x", "pin")).isZero();
    }

    @Test
    void wrongPinsAreCountedAndTheThirdBlocksTheCard() throws Exception {
        shell.join("ana");
        shell.join("rui");
        shell.write("text", "x");
        for (var left : List.of("2 tries are left", "one try is left")) {
            assertThat(shell.send("ana", "rui", "x", "wrong")).isEqualTo(6);
            assertThat(shell.err()).contains(left);
        }
        assertThat(shell.send("ana", "rui", "x", "wrong")).isEqualTo(6);
        assertThat(shell.err()).contains("last_try").contains("nothing was tried");
        assertThat(shell.send("ana", "rui", "x", "wrong", "--last-try")).isEqualTo(6);
        assertThat(shell.err()).contains("blocked");
        assertThat(shell.send("ana", "rui", "x", "pin", "--last-try")).isEqualTo(6);
        assertThat(shell.err()).contains("blocked");
        assertThat(shell.json(shell.mail("ana", "sent", "--json")).getAsJsonArray("messages"))
                .isEmpty();
    }

    @Test
    void exitCodesTellApartWhatWentWrong() throws Exception {
        assertThat(shell.mail("nobody", "inbox")).isEqualTo(2);
        assertThat(shell.run("mail", "--profile", shell.path("ana"), "send")).isEqualTo(2);
        shell.join("ana");
        assertThat(shell.mail("ana", "register", "--repository", "obreia://nonsense", "--card", "practice:x"))
                .isEqualTo(2);
        assertThat(shell.mail(
                        "ana",
                        "send",
                        "--to",
                        "nobody at all",
                        "--subject",
                        "x",
                        "--file",
                        shell.path("pass"),
                        "--pin-file",
                        shell.path("pin")))
                .isEqualTo(2);
        assertThat(shell.mail(
                        "rui",
                        "register",
                        "--repository",
                        shell.address(),
                        "--card",
                        "practice:" + shell.path("rui.p12"),
                        "--pin-file",
                        shell.path("pin")))
                .as("no authority believed")
                .isEqualTo(3);
        shell.stopRepository();
        assertThat(shell.mail("ana", "people")).isEqualTo(5);
        assertThat(shell.err()).doesNotContain("Exception in").doesNotContain("\tat ");
        shell.startRepository();
    }

    @Test
    void errorsAreJsonWhereJsonIsAskedFor() throws Exception {
        assertThat(shell.mail("nobody", "inbox", "--json")).isEqualTo(2);
        var error = JsonParser.parseString(shell.err()).getAsJsonObject().getAsJsonObject("error");
        assertThat(error.get("code").getAsString()).isEqualTo("no_profile");
        assertThat(error.get("message").getAsString()).contains("register");
    }
}
