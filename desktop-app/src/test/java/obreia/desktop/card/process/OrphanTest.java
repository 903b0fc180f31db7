package obreia.desktop.card.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import obreia.desktop.Main;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Prompts;
import obreia.fixtures.RepositoryProcess;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.fixtures.softhsm.UnrulyModule;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that is killed leaves no card process behind, not even one whose driver hangs.
@Tag("gcc")
@Tag("softhsm")
class OrphanTest {
    @TempDir
    Path folder;

    @Test
    void aCardProcessEndsWithTheProgramThatStartedIt() throws Exception {
        var module = UnrulyModule.in(folder);
        var uri = module.uri(SoftHsmCard.P256);
        module.does("C_Login hang");
        var command = new ArrayList<>(RepositoryProcess.java());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName(), uri));
        var program =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        try (var said = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            var child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();

            program.destroyForcibly();

            assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }

    /// Says which process has its card, and asks it to sign, which it never does.
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            try (var cards = new CardProcesses(Main.cardHelper(), Limits.standard());
                    var card = cards.open(CardUri.parse(arguments[0]))) {
                var request = new PinRequest("Letter", List.of(), 1);
                var _ = card.sign(card.algorithms().getFirst(), Bytes.utf8("x"), request, question -> {
                    System.out.println(ProcessHandle.current()
                            .children()
                            .findFirst()
                            .orElseThrow()
                            .pid());
                    return Prompts.typing(SoftHsmCard.PIN).ask(question);
                });
            }
        }
    }
}
