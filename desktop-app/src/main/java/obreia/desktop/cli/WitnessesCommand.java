package obreia.desktop.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Account;
import obreia.protocol.log.WitnessKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail witnesses`: whose cosignatures the repository's checkpoints must carry.
@Command(
        name = "witnesses",
        mixinStandardHelpOptions = true,
        description = "Require that witnesses cosigned what the repository says of its logs, or show who is required.")
final class WitnessesCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A witness's verifier key, name+id+base64. Can be given again; those before are replaced.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--quorum",
            paramLabel = "K",
            description = "How many of them must have cosigned (unless told: all).")
    private @Nullable Integer quorum;

    @Option(names = "--none", description = "Require none any more.")
    private boolean none;

    WitnessesCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        var named = new ArrayList<WitnessKey>();
        for (var key : keys) {
            named.add(WitnessKey.parse(key));
        }
        if (named.stream().map(WitnessKey::publicKey).distinct().count() != named.size()) {
            throw new CommandFailure(ExitCode.WRONG_USE, "witnesses", "one key is given twice: it counts once");
        }
        var needed = quorum == null ? named.size() : quorum;
        if (!named.isEmpty() && (none || needed < 1 || needed > named.size())) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE,
                    "witnesses",
                    "of " + named.size() + " witnesses 1 to " + named.size() + " can be required, not "
                            + (none ? 0 : needed));
        }
        return mail.anew(account -> {
            if (none || !named.isEmpty()) {
                account.vault().witnesses().require(named, none ? 0 : needed);
            }
            return report(account);
        });
    }

    private ExitCode report(Account account) throws IOException {
        var required = account.vault().witnesses().keys();
        var needed = account.vault().witnesses().quorum();
        mail.print(
                json -> {
                    json.beginObject()
                            .name("quorum")
                            .value(needed)
                            .name("witnesses")
                            .beginArray();
                    for (var key : required) {
                        json.value(key.format());
                    }
                    json.endArray().endObject();
                },
                () -> {
                    mail.say(required.isEmpty() ? "No witness is required." : needed + " of these are required:");
                    required.forEach(key -> mail.say("  " + key.format()));
                });
        return ExitCode.DONE;
    }
}
