package obreia.desktop.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Devices;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.DeviceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail devices`.
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = "The computers that are devices of your mailbox.")
final class DevicesCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(
            names = "--remove",
            paramLabel = "DEVICE",
            description = "Sign a statement without this device: it is out at once.")
    private @Nullable String remove;

    DevicesCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            if (remove != null) {
                remove(account, DeviceId.parse(remove));
            }
            list(account);
            return ExitCode.DONE;
        });
    }

    private void remove(Account account, DeviceId device)
            throws IOException, MalformedException, VerificationException, CommandFailure {
        if (account.membership().orElseThrow().device().equals(device)) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE, "this_device", "this computer cannot remove itself; use another device");
        }
        var prompt = mail.pin();
        switch (new Devices(account).remove(device, prompt)) {
            case Devices.Removal.Done _ -> mail.terminal().err().println("Removed device " + device);
            case Devices.Removal.NotSigned(var outcome) -> throw MailCommand.notSigned(outcome, prompt);
            case Devices.Removal.Refused(var refusal) -> throw Failures.refused(refusal);
            case Devices.Removal.Unknown() ->
                throw new CommandFailure(
                        ExitCode.WRONG_USE, "not_found", "your mailbox has no device " + device + " to remove");
        }
    }

    private void list(Account account) throws IOException, MalformedException, VerificationException {
        var devices = new Devices(account).list();
        mail.print(
                json -> {
                    json.beginObject().name("devices").beginArray();
                    for (var device : devices) {
                        json.beginObject().name("id").value(device.id().toString());
                        json.name("added").value(Text.format(device.added()));
                        json.name("here").value(device.here());
                        json.name("box_key").value(device.number().orElse(null));
                        json.endObject();
                    }
                    json.endArray().endObject();
                },
                () -> devices.forEach(device -> mail.say(device.id() + "  added " + Text.format(device.added())
                        + device.number().map(number -> ", box key " + number).orElse(", no box key yet")
                        + (device.here() ? "  (this computer)" : ""))));
    }
}
