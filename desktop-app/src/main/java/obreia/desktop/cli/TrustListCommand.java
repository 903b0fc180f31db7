package obreia.desktop.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `mail trust list`.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the authorities that are believed.")
final class TrustListCommand implements Callable<Integer> {
    private final MailCommand mail;

    TrustListCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.anew(account -> {
            var schemes = account.vault().trust().schemes();
            mail.print(
                    json -> {
                        json.beginObject().name("schemes").beginArray();
                        for (var scheme : schemes.entrySet()) {
                            json.beginObject()
                                    .name("scheme")
                                    .value(scheme.getKey().name());
                            json.name("authorities").beginArray();
                            for (var certificate : scheme.getValue()) {
                                json.value(certificate.getSubjectX500Principal().getName());
                            }
                            json.endArray().endObject();
                        }
                        json.endArray().endObject();
                    },
                    () -> {
                        if (schemes.isEmpty()) {
                            mail.say("Nobody is believed yet: add an authority with 'trust add'.");
                        }
                        schemes.forEach((name, certificates) -> certificates.forEach(
                                certificate -> mail.say(name.name() + "  " + certificate.getSubjectX500Principal())));
                    });
            return ExitCode.DONE;
        });
    }
}
