package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.fixtures.softhsm.UnrulyModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A card that is taken out, and a driver that crashes or hangs, as a script sees them.
@Tag("gcc")
@Tag("softhsm")
class CardTroubleTest {
    @TempDir
    Path folder;

    private Shell shell;
    private UnrulyModule module;

    @BeforeEach
    void aMemberWithACardBehindAnUnrulyDriver() throws Exception {
        module = UnrulyModule.in(folder);
        shell = new Shell(folder);
        shell.join("ana");
        shell.write("text", "Text.\n");
        for (var trust : List.of(List.of("soft", "soft.pem"), List.of("practice", "ca/ca.pem"))) {
            assertThat(shell.mail("soft", "trust", "add", "--scheme", trust.getFirst(), shell.path(trust.getLast())))
                    .isZero();
        }
        assertThat(shell.register("soft", module.uri(SoftHsmCard.P256), "soft-pin"))
                .as(shell.err())
                .isZero();
    }

    @AfterEach
    void theRepositoryStops() {
        shell.close();
    }

    @Test
    void aLetterIsSignedOnceWhenTheCardComesBack() {
        for (var function : List.of("C_Login", "C_Sign")) {
            var signed = module.calls("C_Sign");
            var logins = module.calls("C_Login");
            module.losesTheCardAt(function);
            shell.onceItSays("waiting up to 300 seconds", module::behaves);

            assertThat(send("--wait", "300")).as(shell.err()).isZero();

            assertThat(shell.err())
                    .contains("Put the card of " + SoftHsmCard.P256.commonName() + " back in")
                    .doesNotContain(SoftHsmCard.PIN);
            assertThat(module.calls("C_Login")).as("one login for each asking").isEqualTo(logins + 2);
            assertThat(module.calls("C_Sign")).isEqualTo(signed + (function.equals("C_Sign") ? 2 : 1));
        }
        assertThat(shell.json(shell.mail("soft", "sent", "--json")).getAsJsonArray("messages"))
                .hasSize(2);
    }

    @Test
    void aCardThatIsNotThereIsWaitedForOnlyWhereThatIsAskedFor() {
        module.does("C_GetSlotList empty");
        assertThat(send()).isEqualTo(6);
        assertThat(shell.err()).contains("card_missing").doesNotContain("waiting");

        shell.onceItSays("waiting", module::behaves);
        assertThat(send("--wait", "300")).as(shell.err()).isZero();

        module.does("C_GetSlotList empty");
        assertThat(send("--wait", "1")).isEqualTo(6);
        assertThat(send("--wait", "-1")).isEqualTo(2);
        assertThat(shell.err()).contains("0 to 3600");
    }

    @Test
    void aDriverThatCrashesOrHangsIsSaidAndTheNextLetterGoesOut() {
        var before = ProcessHandle.current().descendants().toList();
        module.does("C_Sign crash");
        assertThat(send()).isEqualTo(6);
        assertThat(shell.err())
                .contains("card_failed", "crashed", module.library().toString());

        module.does("C_Initialize hang");
        assertThat(send()).isEqualTo(6);
        assertThat(shell.err()).contains("card_failed", "stopped answering", "nothing was signed");
        assertThat(ProcessHandle.current().descendants()).isSubsetOf(before);

        module.behaves();
        assertThat(send()).as(shell.err()).isZero();
        assertThat(shell.json(shell.mail("soft", "sent", "--json")).getAsJsonArray("messages"))
                .hasSize(1);
    }

    private int send(String... more) {
        var words = new ArrayList<>(List.of("send", "--to", "ana", "--subject", "x", "--file", shell.path("text")));
        words.addAll(List.of("--pin-file", shell.path("soft-pin"), "--json"));
        words.addAll(List.of(more));
        return shell.mail("soft", words.toArray(String[]::new));
    }
}
