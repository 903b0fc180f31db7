package obreia.desktop.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Authorities;
import obreia.desktop.mail.Authorities.Authority;
import obreia.protocol.codec.Text;
import picocli.CommandLine.Command;

/// `mail trust list`.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the authorities that are believed: scheme, fingerprint (SHA-256), subject, end, use.")
final class TrustListCommand implements Callable<Integer> {
    private final MailCommand mail;

    TrustListCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.anew(account -> {
            var authorities = new Authorities(account).list();
            mail.print(
                    json -> {
                        json.beginObject().name("authorities");
                        write(json, authorities);
                        json.endObject();
                    },
                    () -> {
                        if (authorities.isEmpty()) {
                            mail.say("Nobody is believed yet: add an authority with 'trust add'.");
                        }
                        authorities.forEach(authority -> say(mail, authority));
                    });
            return ExitCode.DONE;
        });
    }

    static void write(JsonWriter json, List<Authority> authorities) throws IOException {
        json.beginArray();
        for (var authority : authorities) {
            json.beginObject();
            json.name("scheme").value(authority.scheme().name());
            json.name("fingerprint").value(authority.fingerprint().hex());
            json.name("subject")
                    .value(authority.certificate().getSubjectX500Principal().getName());
            json.name("not_after").value(end(authority));
            json.name("people").beginArray();
            for (var person : authority.people()) {
                json.value(person.mailbox().toString());
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    static void say(MailCommand mail, Authority authority) {
        var count = authority.people().size();
        mail.say(authority.scheme().name() + "  " + authority.certificate().getSubjectX500Principal());
        mail.say("  SHA-256 " + authority.fingerprint().hex());
        mail.say("  ends " + end(authority) + "; "
                + (count == 0
                        ? "nobody who is known here stands on it"
                        : count == 1 ? "1 person stands on it" : count + " people stand on it"));
    }

    private static String end(Authority authority) {
        return Text.format(authority.certificate().getNotAfter().toInstant());
    }
}
