package obreia.daemon;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import obreia.protocol.MalformedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `repository check`: verifies all that a repository keeps, while it is not served.
@Command(
        name = "check",
        description = {
            "Verifies all that the repository keeps, while it is not served: both logs from their first entry on, their"
                    + " tiles and signatures, statements, records, envelopes, mailboxes, and the guard. Changes nothing.",
            "Exit codes: 0 whole, 3 something is wrong: numbered sentences say what, 4 another process serves it."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final int SHOWN = 100;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, MalformedException, CommandFailure {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var resting = RestingRepository.open(home.folder)) {
            var report = resting.check();
            var findings = report.findings();
            for (var i = 0; i < Math.min(findings.size(), SHOWN); i++) {
                out.println((i + 1) + "  " + findings.get(i));
            }
            if (findings.size() > SHOWN) {
                out.println("and " + (findings.size() - SHOWN) + " more");
            }
            var head = report.head();
            out.println(
                    (report.whole() ? "Whole: " : "Not whole: ") + head.messages() + " entries of the messages log, "
                            + head.statements() + " statements, generation " + head.generation() + ".");
            return report.whole() ? ExitCode.DONE : ExitCode.NOT_ACCEPTED;
        }
    }
}
