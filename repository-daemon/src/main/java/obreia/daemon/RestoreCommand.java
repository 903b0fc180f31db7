package obreia.daemon;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import obreia.daemon.log.Restoration;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `repository restore`: lets a repository whose store was set back go on, in logs of a new generation.
@Command(
        name = "restore",
        description = {
            "Lets a repository go on after its store was set back, as by a backup put in its place: opens a new"
                    + " generation of both logs over what the store holds. There is no way back from it.",
            "Without --yes it only says what it would do. Exit codes: 0 restored, 3 nothing was changed, 4 another"
                    + " process serves it."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(names = "--yes", description = "Does it, after the same checks.")
    private boolean yes;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, MalformedException, CommandFailure {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var resting = RestingRepository.open(home.folder)) {
            var report = resting.checkWithoutGuard();
            if (!report.whole()) {
                throw new CommandFailure(
                        ExitCode.NOT_ACCEPTED,
                        "the store itself is damaged, nothing was changed: repository check says where, and another"
                                + " backup may be whole");
            }
            var known = resting.known();
            if (known.isEmpty()) {
                throw new CommandFailure(ExitCode.NOT_ACCEPTED, "this repository has signed nothing yet");
            }
            var head = resting.head();
            var generation = Restoration.generation(head, known);
            out.println("The store holds " + head.messages() + " entries of the messages log and " + head.statements()
                    + " statements, in generation " + head.generation() + "; its newest record is of "
                    + Text.format(head.time()) + ".");
            for (var checkpoint : known) {
                out.println("Signed once: " + checkpoint.log() + " with "
                        + checkpoint.head().size() + " entries.");
            }
            if (!yes) {
                out.println(
                        "With --yes, generation " + generation + " of both logs is opened over what the store holds."
                                + " What was signed and is not in the store is lost here for ever; nothing was changed yet.");
                return ExitCode.NOT_ACCEPTED;
            }
            resting.restore();
            say(out, generation, Text.format(head.time()));
            return ExitCode.DONE;
        }
    }

    private static void say(PrintWriter out, int generation, String newest) {
        out.println("Opened generation " + generation + " of both logs; repository serve goes on with it.");
        out.println("Tell the members: the repository was restored from a backup whose newest record is of " + newest
                + ". Their programs say so too, keep the proofs of what was signed before, and hand in again what they"
                + " still have. What was sent after that time and is on no computer of its sender is lost.");
    }
}
