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
import java.util.Optional;
import obreia.desktop.Cards;
import obreia.desktop.Main;
import obreia.desktop.card.process.Limits;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;
import obreia.fixtures.TestPem;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.evidence.EvidenceVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kept evidence, as whoever has nothing but the command line checks it.
class VerifyCommandTest {
    private static final String ZIP = EvidenceVector.path("evidence-v1.zip").toString();
    private static final String ANCHORS =
            EvidenceVector.path("evidence-v1-anchors.pem").toString();
    private static final String LOG = EvidenceVector.path("evidence-v1-log.txt").toString();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SecureRandom random = new SecureRandom();
    private final Cards cards = new Cards(random, Main.cardHelper(), Limits.standard());

    @AfterEach
    void theCardsAreClosed() {
        cards.close();
    }

    @Test
    void acceptsTheKeptEvidence() {
        assertThat(verify(ZIP, "--trust", ANCHORS, "--scheme", "test", "--log", LOG))
                .isZero();
        assertThat(text(out))
                .contains("The evidence holds.")
                .contains(" 1 The file is written as the specification says, with nothing more in it: holds: ")
                .contains("signed by Ana Silva")
                .contains("an authority of the scheme test vouched for it")
                .contains("21 The envelope opens to the letter (message.p7m): cannot be checked here: ");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void saysWithoutTrustOrWithoutLogThatItCannotBeChecked() {
        for (var options : new String[][] {{ZIP}, {ZIP, "--trust", ANCHORS}, {ZIP, "--log", LOG}}) {
            out.reset();
            assertThat(verify(options)).isEqualTo(4);
            assertThat(text(out))
                    .contains("cannot be checked here: give --trust and --log.")
                    .doesNotContain("FAILS");
        }
    }

    @Test
    void refusesAnotherAuthorityOfTheSameName() throws Exception {
        var impostor = folder.resolve("impostor.pem");
        Files.writeString(impostor, TestPem.of(TestCa.impostor().certificate()));

        assertThat(verify(ZIP, "--trust", impostor.toString(), "--log", LOG)).isEqualTo(3);
        assertThat(text(out)).contains("FAILS", "THE EVIDENCE DOES NOT HOLD.");
    }

    @Test
    void refusesAChangedFileAndWhatIsNoFileOfEvidence() throws Exception {
        var changed = Files.readAllBytes(Path.of(ZIP));
        changed[changed.length / 2] ^= 1;
        var file = folder.resolve("changed.zip");
        Files.write(file, changed);

        assertThat(verify(file.toString(), "--trust", ANCHORS, "--log", LOG)).isEqualTo(3);
        assertThat(verify(ANCHORS, "--trust", ANCHORS, "--log", LOG)).isEqualTo(3);
    }

    @Test
    void asksTheWitnessesThatAreNamed() throws Exception {
        var witness =
                Files.readString(EvidenceVector.path("evidence-v1-witness.txt")).strip();
        var other = "other.example.net" + witness.substring(witness.indexOf('+'));

        assertThat(verify(ZIP, "--trust", ANCHORS, "--log", LOG, "--witness", witness))
                .isZero();
        assertThat(text(out)).contains("1 of 1 had cosigned it by 2026-11-24T09:00:00Z");
        assertThat(verify(ZIP, "--trust", ANCHORS, "--log", LOG, "--witness", other))
                .isEqualTo(2);
        assertThat(verify(ZIP, "--trust", ANCHORS, "--log", LOG, "--witness", witness, "--quorum", "2"))
                .isEqualTo(2);
    }

    @Test
    void printsJson() {
        assertThat(verify(ZIP, "--trust", ANCHORS, "--log", LOG, "--json")).isZero();
        var document = JsonParser.parseString(text(out)).getAsJsonObject();

        assertThat(document.get("verdict").getAsString()).isEqualTo("holds");
        var checks = document.getAsJsonArray("checks").asList().stream()
                .map(check -> (JsonObject) check)
                .toList();
        assertThat(checks).anySatisfy(check -> {
            assertThat(check.get("number").getAsInt()).isEqualTo(15);
            assertThat(check.get("step").getAsString()).isEqualTo("reader");
            assertThat(check.get("outcome").getAsString()).isEqualTo("holds");
            assertThat(check.get("about").getAsString()).startsWith("receipts/").endsWith(".p7s");
            assertThat(check.get("needed").getAsBoolean()).isTrue();
        });
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(verify(folder.resolve("none.zip").toString())).isEqualTo(2);
        assertThat(verify(ZIP, "--trust", ZIP)).isEqualTo(2);
        assertThat(verify(ZIP, "--log", ANCHORS)).isEqualTo(2);
        assertThat(verify()).isEqualTo(2);
    }

    private int verify(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "verify";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        var terminal =
                new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(out), new PrintStream(err), null);
        var surroundings = new Surroundings(
                cards,
                InstantSource.system(),
                random,
                Patience.standard(),
                Stretching.STANDARD,
                Optional.empty(),
                Path.of("profile"),
                false);
        return new CommandLineRunner(terminal, surroundings).run(all);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
