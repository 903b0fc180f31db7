package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a script does to a mailbox beside writing and reading: watch it, hide letters, remove a device.
class MailboxCommandTest {
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
    void aWatchSaysTheLettersAndReceiptsThatCameInOneLineOfJsonEach() throws Exception {
        shell.join("ana");
        shell.join("rui");
        var first = letter("One");
        var second = letter("Two");

        assertThat(shell.mail("rui", "watch", "--count", "2", "--json")).isZero();

        assertThat(shell.out().lines().map(JsonParser::parseString))
                .extracting(
                        line -> line.getAsJsonObject().get("event").getAsString(),
                        line -> line.getAsJsonObject().get("id").getAsString(),
                        line -> line.getAsJsonObject().get("from").getAsString())
                .containsExactly(tuple("letter", first, "ana"), tuple("letter", second, "ana"));
        assertThat(shell.mail("rui", "read", first, "--pin-file", shell.path("pin")))
                .isZero();
        assertThat(shell.mail("ana", "watch", "--count", "1")).isZero();
        assertThat(shell.out()).contains("Receipt from rui for letter " + first.substring(0, 12));
    }

    @Test
    void aWatchHandsInWhatWaited() throws Exception {
        shell.join("ana");
        shell.join("rui");
        var before = letter("Before");
        shell.stopRepository();
        var waiting = shell.json(shell.send("ana", "rui", "While it was down", "pin"));
        assertThat(waiting.get("state").getAsString()).isEqualTo("waiting");
        shell.startRepository();
        assertThat(shell.mail("rui", "read", before, "--pin-file", shell.path("pin")))
                .isZero();

        assertThat(shell.mail("ana", "watch", "--count", "1")).as(shell.err()).isZero();

        assertThat(messages("rui"))
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter.getAsJsonObject().get("id")).isEqualTo(waiting.get("id")));
    }

    @Test
    void aLetterThatIsDeletedIsOutOfTheRepositorysListsUntilThatIsUndone() throws Exception {
        shell.join("ana");
        shell.join("rui");
        var letter = letter("Hide me");
        assertThat(shell.mail("rui", "inbox")).isZero();

        var hidden = shell.json(shell.mail("rui", "delete", letter.substring(0, 12), "--json"));
        assertThat(hidden.get("hidden").getAsBoolean()).isTrue();
        assertThat(hidden.get("id").getAsString()).isEqualTo(letter);
        shell.join("rui-laptop", "rui");
        assertThat(messages("rui-laptop")).isEmpty();

        assertThat(shell.mail("rui", "delete", letter.substring(0, 12), "--undo"))
                .isZero();
        assertThat(shell.out()).contains("Shown again");
        shell.join("rui-desk", "rui");
        assertThat(messages("rui-desk")).hasSize(1);
        assertThat(shell.mail("rui", "delete", "0123456789ab")).isEqualTo(2);
    }

    @Test
    void aDeviceThatIsRemovedIsOutAndThisComputerCannotRemoveItself() throws Exception {
        shell.join("rui");
        shell.join("rui-laptop", "rui");
        var devices = shell.json(shell.mail("rui", "devices", "--json")).getAsJsonArray("devices");
        assertThat(devices).hasSize(2);
        String here = "";
        String there = "";
        for (var device : devices) {
            var id = device.getAsJsonObject().get("id").getAsString();
            if (device.getAsJsonObject().get("here").getAsBoolean()) {
                here = id;
            } else {
                there = id;
            }
        }

        assertThat(remove(here)).isEqualTo(2);
        assertThat(shell.err()).contains("cannot remove itself");
        assertThat(remove(there)).as(shell.err()).isZero();

        assertThat(shell.json(shell.mail("rui", "devices", "--json")).getAsJsonArray("devices"))
                .hasSize(1);
        assertThat(shell.mail("rui-laptop", "inbox")).isNotZero();
        assertThat(remove(there)).isEqualTo(2);
    }

    private int remove(String device) {
        return shell.mail("rui", "devices", "--remove", device, "--pin-file", shell.path("pin"));
    }

    private JsonArray messages(String profile) {
        return shell.json(shell.mail(profile, "inbox", "--json")).getAsJsonArray("messages");
    }

    private String letter(String subject) throws Exception {
        shell.write("text", "Text of " + subject + "\n");
        return shell.json(shell.send("ana", "rui", subject, "pin")).get("id").getAsString();
    }
}
