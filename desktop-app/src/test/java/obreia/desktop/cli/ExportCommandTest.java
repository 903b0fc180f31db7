package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import obreia.desktop.card.practice.PracticeCa;
import obreia.fixtures.OpenSsl;
import obreia.fixtures.evidence.UnzippedEvidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The evidence that people make out of their own profiles, and what others find in it.
class ExportCommandTest {
    @TempDir
    Path folder;

    private Shell shell;
    private String id = "";

    @BeforeEach
    void aLetterWithItsReceipt() throws Exception {
        shell = new Shell(folder);
        shell.join("ana");
        shell.join("rui");
        shell.write("text", "Texto da carta.\n");
        id = shell.json(shell.send("ana", "rui", "Contrato", "pin")).get("id").getAsString();
    }

    @AfterEach
    void theRepositoryStops() {
        shell.close();
    }

    @Test
    void holdsForWhoeverBelievesTheAuthorityAndTheLog() throws Exception {
        read();
        var exported = export("ana", "ana.zip");
        assertThat(exported.get("verdict").getAsString()).isEqualTo("holds");
        assertThat(exported.get("receipts").getAsInt()).isEqualTo(1);
        assertThat(verify("ana.zip")).as(shell.out()).isZero();
        assertThat(shell.out())
                .contains("The evidence holds.", "every proof is under one checkpoint")
                .doesNotContain("FAILS");

        var received = export("rui", "rui.zip");
        assertThat(received.get("receipts").getAsInt()).isEqualTo(1);
        assertThat(verify("rui.zip")).as(shell.out()).isZero();
    }

    @Test
    void isMadeOfWhatWasKeptWhereTheRepositoryIsGone() throws Exception {
        read();
        shell.stopRepository();
        for (var person : new String[] {"ana", "rui"}) {
            export(person, person + ".zip");
            assertThat(verify(person + ".zip")).as(shell.out()).isZero();
        }
        shell.startRepository();
    }

    @Test
    void aLetterThatNobodyReadHasEvidenceWithoutReceipts() throws Exception {
        assertThat(export("ana", "ana.zip").get("receipts").getAsInt()).isZero();
        assertThat(verify("ana.zip")).as(shell.out()).isZero();
        assertThat(shell.mail("rui", "inbox")).isZero();
        assertThat(shell.mail("rui", "export", id, "--to", shell.path("sealed.zip")))
                .isEqualTo(2);
        assertThat(shell.err()).contains("was not opened");
        assertThat(folder.resolve("sealed.zip")).doesNotExist();
    }

    @Test
    void leavesAFileThatIsThereAlone() throws Exception {
        shell.write("there.zip", "mine");
        assertThat(shell.mail("ana", "export", id, "--to", shell.path("there.zip")))
                .isEqualTo(2);
        assertThat(folder.resolve("there.zip")).hasContent("mine");
    }

    @Test
    @Tag("openssl")
    void opensslTakesTheMembersAndNoKeyIsAmongThem() throws Exception {
        read();
        export("ana", "ana.zip");
        var members = Files.createDirectory(folder.resolve("members"));
        UnzippedEvidence.into(members, folder.resolve("ana.zip"));
        var openssl = OpenSsl.in(members)
                .certificates("CA.pem", PracticeCa.open(folder.resolve("ca")).certificate());
        var commands = Files.readAllLines(members.resolve("README.txt")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("openssl cms "))
                .toList();
        assertThat(commands).hasSize(5);
        for (var command : commands) {
            var run = openssl.run(command.substring("openssl ".length()).split(" "));
            assertThat(run.succeeded()).as(command + "\n" + run.output()).isTrue();
        }
        try (var files = Files.walk(members)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("PRIVATE KEY", "AGE-SECRET-KEY");
            }
        }
    }

    private void read() throws Exception {
        assertThat(shell.mail("rui", "inbox")).isZero();
        assertThat(shell.mail("rui", "read", id.substring(0, 12), "--pin-file", shell.path("pin")))
                .as(shell.err())
                .isZero();
        assertThat(shell.mail("ana", "status", id)).isZero();
    }

    private JsonObject export(String person, String file) throws Exception {
        var exported = shell.json(shell.mail(person, "export", id, "--to", shell.path(file), "--json"));
        shell.write("log.txt", exported.get("log").getAsString() + "\n");
        return exported;
    }

    private int verify(String file) {
        return shell.run(
                "verify", shell.path(file), "--trust", shell.path("ca/ca.pem"), "--log", shell.path("log.txt"));
    }
}
