package obreia.desktop.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Authorities;
import obreia.desktop.mail.Authorities.Authority;
import obreia.desktop.vault.KnownPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.SchemeName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mail trust remove`.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = {
            "Believe an authority no more, or all of a scheme. What it vouches for does not verify from then on;",
            "what was verified before and is kept stays as it is."
        })
final class TrustRemoveCommand implements Callable<Integer> {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,64}");

    private final MailCommand mail;

    @Option(names = "--scheme", paramLabel = "NAME", description = "Only in this scheme; alone, all of it.")
    private @Nullable String scheme;

    @Option(names = "--yes", description = "Remove without asking.")
    private boolean yes;

    @Parameters(
            arity = "0..1",
            paramLabel = "FINGERPRINT",
            description = "The SHA-256 of the authority's certificate, or its beginning: see 'trust list'.")
    private @Nullable String fingerprint;

    TrustRemoveCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.anew(account -> {
            var authorities = new Authorities(account);
            var removed = chosen(authorities.list());
            var people = authorities.without(removed);
            warn(account, people);
            if (!yes && !mail.terminal().agrees("Remove " + count(removed.size(), "authority", "authorities") + "?")) {
                throw new CommandFailure(
                        ExitCode.WRONG_USE, "not_confirmed", "nothing was removed; add --yes to remove");
            }
            authorities.remove(removed);
            mail.print(
                    json -> {
                        json.beginObject().name("removed");
                        TrustListCommand.write(json, removed);
                        json.name("not_verified_now").beginArray();
                        for (var person : people) {
                            json.value(person.mailbox().toString());
                        }
                        json.endArray().endObject();
                    },
                    () -> removed.forEach(
                            authority -> mail.say("Scheme " + authority.scheme().name() + " believes no more "
                                    + authority.certificate().getSubjectX500Principal())));
            return ExitCode.DONE;
        });
    }

    private List<Authority> chosen(List<Authority> all) throws CommandFailure, MalformedException {
        var name = scheme == null ? null : SchemeName.parse(scheme);
        var hex =
                fingerprint == null ? "" : fingerprint.toLowerCase(Locale.ROOT).replace(":", "");
        if (name == null && hex.isEmpty()) {
            throw new CommandFailure(ExitCode.WRONG_USE, "which", "name a fingerprint, a --scheme or both");
        }
        if (!hex.isEmpty() && !FINGERPRINT.matcher(hex).matches()) {
            throw new CommandFailure(ExitCode.WRONG_USE, "which", "a fingerprint is given by 8 to 64 hex digits");
        }
        var chosen = all.stream()
                .filter(authority -> name == null || authority.scheme().equals(name))
                .filter(authority -> authority.fingerprint().hex().startsWith(hex))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandFailure(ExitCode.WRONG_USE, "not_found", "no such authority is believed");
        }
        if (!hex.isEmpty() && chosen.size() > 1) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE, "ambiguous", chosen.size() + " fingerprints begin so; give more of it");
        }
        return chosen;
    }

    private void warn(Account account, List<KnownPerson> people) throws IOException {
        var err = mail.terminal().err();
        err.println("obreia: "
                + (people.isEmpty()
                        ? "nobody who is known here stands on it alone"
                        : count(people.size(), "person", "people") + " will not verify any more: letters from them,"
                                + " their receipts and new cards, and nothing is sealed to them"));
        people.forEach(person -> err.println("  " + person.mailbox() + "  " + person.name()));
        var me = account.membership();
        if (me.isPresent()
                && people.stream()
                        .anyMatch(person -> person.mailbox().equals(me.get().mailbox()))) {
            err.println("obreia: your own card is among them: this profile cannot send any more");
        }
        err.println("obreia: what was verified before and is kept here stays as it is");
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
