package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import obreia.protocol.log.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody who requires witnesses is told by a repository that nobody cosigns.
class WitnessesCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void aRepositoryThatNoWitnessWatches() throws Exception {
        shell = new Shell(folder);
        shell.join("ana");
        shell.join("rui");
    }

    @AfterEach
    void theRepositoryStops() {
        shell.close();
    }

    @Test
    void nothingGoesOutOrComesInUntilTheWitnessesAreThereOrNotRequiredAnyMore() throws Exception {
        var one = key("one.example.org");
        var two = key("two.example.org");
        shell.write("text", "Olá.\n");
        assertThat(shell.mail("ana", "witnesses", "--key", one, "--key", two, "--quorum", "1"))
                .isZero();
        assertThat(shell.out()).contains("1 of these are required:").contains(one, two);

        assertThat(shell.send("ana", "rui", "Not sent", "pin")).isEqualTo(ExitCode.NOT_VERIFIED.number());
        assertThat(shell.err())
                .contains("carries the cosignatures of 0 of the witnesses that you require, and 1 are needed");
        assertThat(shell.mail("ana", "inbox")).isEqualTo(ExitCode.NOT_VERIFIED.number());
        assertThat(shell.err()).contains("shown is what is kept here");
        assertThat(shell.mail("ana", "alarms")).isEqualTo(ExitCode.NOT_VERIFIED.number());
        assertThat(shell.out()).contains("Nothing.");

        assertThat(shell.mail("ana", "witnesses", "--none")).isZero();
        assertThat(shell.out()).contains("No witness is required.");
        assertThat(shell.send("ana", "rui", "Sent", "pin")).as(shell.err()).isZero();
    }

    @Test
    void refusesAQuorumThatCannotBeAndAKeyThatIsGivenTwice() {
        var one = key("one.example.org");
        assertThat(shell.mail("ana", "witnesses", "--key", one, "--quorum", "2"))
                .isEqualTo(ExitCode.WRONG_USE.number());
        assertThat(shell.err()).contains("of 1 witnesses 1 to 1 can be required, not 2");
        assertThat(shell.mail("ana", "witnesses", "--key", one, "--key", one)).isEqualTo(ExitCode.WRONG_USE.number());
        assertThat(shell.err()).contains("one key is given twice");
        assertThat(shell.mail("ana", "witnesses", "--key", "no key")).isEqualTo(ExitCode.WRONG_USE.number());
        assertThat(shell.mail("ana", "witnesses")).isZero();
        assertThat(shell.out()).contains("No witness is required.");
    }

    private static String key(String name) {
        try (var key = SigningKey.generate(new SecureRandom())) {
            return key.witness(name).format();
        }
    }
}
