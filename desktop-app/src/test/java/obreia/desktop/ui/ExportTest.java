package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import obreia.assets.Language;
import obreia.desktop.People;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.cli.CommandLineRunner;
import obreia.desktop.cli.Surroundings;
import obreia.desktop.cli.Terminal;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;

/// The evidence that a window writes, as `./obreia verify` and the window for evidence judge it.
class ExportTest extends MailCase {
    private final List<String> proposed = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theEvidenceOfAReceivedMessageHoldsOfflineAndInItsOwnWindow() throws Exception {
        var letter = opened(People.stored(People.send(joao, "Contrato", ana)));
        var opened = open();
        connected();
        var file = folder.resolve("recebida.zip");
        saveTo(opened, Optional.of(file));
        choose("inbox", "João Amostra");
        windows.shown("message-text", Label.class);
        windows.click("export");

        windows.until("the file is whole", () -> isZip(file));
        windows.until(
                "that is said, which is after it",
                () -> windows.find("undo-sentence", Label.class)
                        .filter(said -> !said.getText().isEmpty())
                        .isPresent());
        assertThat(text("undo-sentence")).isEqualTo("The evidence was saved as recebida.zip.");
        assertThat(windows.find("undo", Button.class)).isEmpty();
        assertThat(proposed).containsExactly("obreia-" + letter.shortHex() + ".zip");
        repository.close();
        assertThat(verify(file)).as(said()).isZero();
        assertThat(said())
                .contains("The evidence holds.", "signed by João Amostra")
                .doesNotContain("FAILS");
        assertThat(inside(file)).contains("message.eml").noneMatch(name -> name.startsWith("receipts/"));

        opened.belief(belief -> EvidenceWindow.open(Windows.surface(Language.ENGLISH), file, belief));
        assertThat(text("evidence-verdict")).isEqualTo("The evidence holds, for practice cards");
        assertThat(windows.shown("evidence-checks", GridPane.class).getRowCount())
                .isGreaterThan(10);
        windows.picture("export-received");
    }

    @Test
    void theEvidenceOfASentMessageHasTheReceiptInIt() throws Exception {
        var letter = People.stored(People.send(ana, "Procuração", joao));
        People.pull(joao);
        var _ = new MessageReader(joao).read(letter, true, People.RIGHT);
        var opened = open();
        connected();
        var file = folder.resolve("enviada.zip");
        saveTo(opened, Optional.of(file));
        windows.click("rail-sent");
        windows.until(
                "the receipt is here",
                () -> rows("sent").stream().anyMatch(row -> row.state().startsWith("Receipt signed")));
        choose("sent", "João Amostra");
        windows.shown("road-stored", Label.class);
        windows.press(KeyCode.CONTROL, KeyCode.E);

        windows.until("the file is whole", () -> isZip(file));
        repository.close();
        assertThat(verify(file)).as(said()).isZero();
        assertThat(said()).contains("The evidence holds.", "signed by Ana Exemplo", "João Amostra");
        assertThat(inside(file)).anyMatch(name -> name.startsWith("receipts/") && name.endsWith(".p7s"));
    }

    @Test
    void whoNamesNoFileGetsNoneAndWhatIsSealedCannotBeExported() throws Exception {
        var _ = People.stored(People.send(joao, "Selada", ana));
        var letter = opened(People.stored(People.send(joao, "Contrato", ana)));
        var opened = open();
        connected();
        saveTo(opened, Optional.empty());
        windows.until("both are listed", () -> rows("inbox").size() == 2);
        select(letter);
        windows.shown("message-text", Node.class);
        windows.click("export");
        windows.until("it was asked", () -> !proposed.isEmpty());
        opened.settled().get(30, java.util.concurrent.TimeUnit.SECONDS);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".zip"))).isEmpty();
        }
        var sealed = rows("inbox").stream().filter(row -> row.unopened()).findFirst();
        select(sealed.orElseThrow().message());
        windows.shown("sign-and-open", Button.class);
        assertThat(windows.shown("export", Button.class).isDisabled()).isTrue();
    }

    private void select(Digest message) throws Exception {
        var list = windows.shown("inbox", javafx.scene.control.ListView.class);
        windows.robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel()
                    .select(rows("inbox").stream()
                            .map(row -> row.message())
                            .toList()
                            .indexOf(message));
        });
    }

    private void saveTo(MailWindow opened, Optional<Path> where) throws Exception {
        var _ = Windows.onFx(() -> {
            opened.chooseFiles(new FileChoices() {
                @Override
                public Optional<File> whereToSave(String name) {
                    proposed.add(name);
                    return where.map(Path::toFile);
                }

                @Override
                public List<File> toAttach() {
                    return List.of();
                }
            });
            return true;
        });
    }

    private static boolean isZip(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.size() > 0;
        } catch (java.io.IOException _) {
            return false; // not there yet, or not whole
        }
    }

    private static List<String> inside(Path file) throws Exception {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().map(entry -> entry.getName()).toList();
        }
    }

    /// Runs the command as it is run without profile, card and repository.
    private int verify(Path file) throws Exception {
        var log = Files.writeString(
                folder.resolve("log.txt"),
                ana.membership().orElseThrow().repository().log().format() + "\n");
        var streams = new PrintStream(out, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), streams, streams, null);
        var surroundings = new Surroundings(
                people.cards(),
                People.CLOCK,
                new SecureRandom(),
                Patience.standard(),
                Stretching.STANDARD,
                Optional.empty(),
                folder.resolve("no profile"),
                false);
        return new CommandLineRunner(terminal, surroundings)
                .run(
                        "verify",
                        file.toString(),
                        "--trust",
                        folder.resolve("ca")
                                .resolve(PracticeCa.CERTIFICATE_FILE)
                                .toString(),
                        "--log",
                        log.toString());
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
