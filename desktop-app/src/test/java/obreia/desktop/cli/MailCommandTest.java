package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.Cards;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.TestPem;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as a script sees it: exit codes, JSON on standard output, errors on standard error.
class MailCommandTest {
    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Cards cards = new Cards(random);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private RunningRepository repository;

    @BeforeEach
    void aRepositoryThatBelievesThePracticeAuthority() throws Exception {
        assertThat(run("practice", "ca", "--home", path("ca"))).isZero();
        var practice = PracticeCa.open(folder.resolve("ca")).certificate();
        var soft = TestCa.root().certificate();
        repository = RunningRepository.at(
                folder.resolve("repository"),
                Origin.parse("cli.example/post"),
                TrustAnchors.of(
                        Map.of(SchemeName.PRACTICE, List.of(practice), SchemeName.parse("soft"), List.of(soft))));
        Files.writeString(folder.resolve("pin"), "2468\n");
        Files.writeString(folder.resolve("wrong"), "1357\n");
        Files.writeString(folder.resolve("soft-pin"), SoftHsmCard.PIN);
        Files.writeString(folder.resolve("pass"), "a passphrase\n");
        Files.writeString(folder.resolve("soft.pem"), TestPem.of(soft));
        for (var person : List.of("ana", "rui")) {
            assertThat(run(
                            "practice",
                            "card",
                            "--home",
                            path("ca"),
                            "--name",
                            person,
                            "--out",
                            path(person + ".p12"),
                            "--pin-file",
                            path("pin")))
                    .isZero();
        }
    }

    @AfterEach
    void theRepositoryStops() {
        repository.close();
        cards.close();
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
        join("ana");
        join("rui");
        Files.writeString(folder.resolve("text"), "Texto da carta.\n");
        Files.writeString(folder.resolve("anexo.txt"), "anexo");

        var sent = json(mail(
                "ana",
                "send",
                "--to",
                "RUI",
                "--subject",
                "Olá",
                "--file",
                path("text"),
                "--attach",
                path("anexo.txt"),
                "--pin-file",
                path("pin"),
                "--json"));
        assertThat(sent.get("state").getAsString()).isEqualTo("stored");
        var id = sent.get("id").getAsString();
        var listed = json(mail("rui", "inbox", "--json")).getAsJsonArray("messages");
        assertThat(listed).hasSize(1);
        var line = listed.get(0).getAsJsonObject();
        assertThat(line.get("id").getAsString()).isEqualTo(id);
        assertThat(line.get("from").getAsString()).isEqualTo("ana");
        assertThat(line.get("subject").isJsonNull()).isTrue();
        assertThat(line.get("state").getAsString()).isEqualTo("sealed");

        var read = json(mail(
                "rui",
                "read",
                id.substring(0, 12),
                "--save-attachments",
                path("saved"),
                "--pin-file",
                path("pin"),
                "--json"));
        assertThat(read.get("text").getAsString()).isEqualTo("Texto da carta.\n");
        assertThat(read.getAsJsonArray("checks").asList())
                .extracting(check -> check.getAsJsonObject().get("outcome").getAsString())
                .contains("holds", "not checked")
                .doesNotContain("fails");
        assertThat(folder.resolve("saved/anexo.txt")).hasContent("anexo");
        var status = json(mail("ana", "status", id, "--json"));
        assertThat(status.get("state").getAsString()).isEqualTo("receipted");
        assertThat(mail("ana", "export", id, "--to", path("export"))).isZero();
        assertThat(folder.resolve("export")).isDirectoryContaining("glob:**/message.p7m");
    }

    @Test
    @Tag("softhsm")
    void aCardBehindPkcs11AndAPracticeCardWriteToEachOther() throws Exception {
        join("ana");
        assertThat(mail("soft", "trust", "add", "--scheme", "soft", path("soft.pem")))
                .isZero();
        assertThat(mail("soft", "trust", "add", "--scheme", "practice", path("ca/ca.pem")))
                .isZero();
        assertThat(mail("ana", "trust", "add", "--scheme", "soft", path("soft.pem")))
                .isZero();
        assertThat(mail(
                        "soft",
                        "register",
                        "--repository",
                        repository.address().format(),
                        "--card",
                        SoftHsmCard.RSA_2048.uri(),
                        "--pin-file",
                        path("soft-pin")))
                .isZero();
        Files.writeString(folder.resolve("text"), "From a card.\n");

        var sent = json(mail(
                "soft",
                "send",
                "--to",
                "ana",
                "--subject",
                "Card",
                "--file",
                path("text"),
                "--pin-file",
                path("soft-pin"),
                "--json"));
        var id = sent.get("id").getAsString();

        assertThat(mail("ana", "read", id, "--pin-file", path("pin"))).isZero();
        assertThat(json(mail("soft", "status", id, "--json")).get("state").getAsString())
                .isEqualTo("receipted");
    }

    @Test
    void wrongPinsAreCountedAndTheThirdBlocksTheCard() throws Exception {
        join("ana");
        join("rui");
        Files.writeString(folder.resolve("text"), "x");
        for (var left : List.of("2 tries are left", "one try is left")) {
            assertThat(send("wrong")).isEqualTo(6);
            assertThat(said(err)).contains(left);
        }
        assertThat(send("wrong")).isEqualTo(6);
        assertThat(send("pin")).isEqualTo(6);
        assertThat(said(err)).contains("blocked");
        assertThat(json(mail("ana", "sent", "--json")).getAsJsonArray("messages"))
                .isEmpty();
    }

    @Test
    void exitCodesTellApartWhatWentWrong() throws Exception {
        assertThat(mail("nobody", "inbox")).isEqualTo(2);
        assertThat(run("mail", "--profile", path("ana"), "send")).isEqualTo(2);
        join("ana");
        assertThat(mail("ana", "register", "--repository", "obreia://nonsense", "--card", "practice:x"))
                .isEqualTo(2);
        assertThat(mail(
                        "ana",
                        "send",
                        "--to",
                        "nobody at all",
                        "--subject",
                        "x",
                        "--file",
                        path("pass"),
                        "--pin-file",
                        path("pin")))
                .isEqualTo(2);
        assertThat(mail(
                        "rui",
                        "register",
                        "--repository",
                        repository.address().format(),
                        "--card",
                        "practice:" + path("rui.p12"),
                        "--pin-file",
                        path("pin")))
                .as("no authority believed")
                .isEqualTo(3);
        repository.close();
        assertThat(mail("ana", "people")).isEqualTo(5);
        assertThat(said(err)).doesNotContain("Exception in").doesNotContain("\tat ");
        repository = RunningRepository.at(
                folder.resolve("repository"), Origin.parse("cli.example/post"), TrustAnchors.of(Map.of()));
    }

    @Test
    void errorsAreJsonWhereJsonIsAskedFor() throws Exception {
        assertThat(mail("nobody", "inbox", "--json")).isEqualTo(2);
        var error = JsonParser.parseString(said(err)).getAsJsonObject().getAsJsonObject("error");
        assertThat(error.get("code").getAsString()).isEqualTo("no_profile");
        assertThat(error.get("message").getAsString()).contains("register");
    }

    private int send(String pinFile) {
        return mail(
                "ana", "send", "--to", "rui", "--subject", "x", "--file", path("text"), "--pin-file", path(pinFile));
    }

    private void join(String person) {
        assertThat(mail(person, "trust", "add", "--scheme", "practice", path("ca/ca.pem")))
                .isZero();
        assertThat(mail(
                        person,
                        "register",
                        "--repository",
                        repository.address().format(),
                        "--card",
                        "practice:" + path(person + ".p12"),
                        "--pin-file",
                        path("pin")))
                .as(said(err))
                .isZero();
    }

    private JsonObject json(int exit) {
        assertThat(exit).as(said(err)).isZero();
        return JsonParser.parseString(said(out)).getAsJsonObject();
    }

    private int mail(String person, String... command) {
        var line = new ArrayList<>(List.of("mail", "--profile", path(person), "--passphrase-file", path("pass")));
        line.addAll(List.of(command));
        return run(line.toArray(String[]::new));
    }

    private int run(String... line) {
        out.reset();
        err.reset();
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null);
        var surroundings = new Surroundings(
                cards,
                InstantSource.system(),
                random,
                Patience.standard(),
                new Stretching(8 * 1024, 1, 1),
                Optional.empty());
        return new CommandLineRunner(terminal, surroundings).run(line);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
