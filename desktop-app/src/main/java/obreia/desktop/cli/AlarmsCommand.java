package obreia.desktop.cli;

import java.util.concurrent.Callable;
import obreia.desktop.mail.Alerts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail alarms`.
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        description = "What you must know: statements that this device did not make, missing letters, lying logs.")
final class AlarmsCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(names = "--acknowledge", description = "You have seen them: say them no more.")
    private boolean acknowledge;

    AlarmsCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            var reached = new News(mail).pull(account);
            var alerts = new Alerts(account);
            var said = alerts.now();
            if (acknowledge) {
                alerts.acknowledge();
            }
            mail.print(
                    json -> {
                        json.beginObject();
                        Listing.alarms(json, said);
                        json.endObject();
                    },
                    () -> {
                        if (said.isEmpty()) {
                            mail.say("Nothing.");
                        }
                        said.forEach(mail::say);
                    });
            return reached;
        });
    }
}
