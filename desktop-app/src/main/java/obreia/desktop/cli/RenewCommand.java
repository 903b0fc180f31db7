package obreia.desktop.cli;

import java.util.concurrent.Callable;
import obreia.desktop.card.CardUri;
import obreia.desktop.mail.CardRenewal;
import obreia.desktop.mail.RenewOutcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail renew`.
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = {
            "Go on in your mailbox with a new card of yours, for which this computer vouches.",
            "From then on the old card counts no more; what you have stays readable. Run it on each of your computers:"
                    + " those after the first sign nothing. On a computer without your mailbox, 'register' does it, and"
                    + " no device vouches for the card."
        })
final class RenewCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(
            names = "--card",
            paramLabel = "URI",
            description = "The new card: practice:FILE.p12, or a pkcs11: URI (RFC 7512) as 'cards' prints it. Unless"
                    + " told: the only card that can sign.")
    private @Nullable String card;

    RenewCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        var uri = card == null ? new CardChoice(mail.surroundings()).only() : CardUri.parse(card);
        return mail.asMember(account -> {
            var prompt = mail.pin();
            return switch (new CardRenewal(account).renew(uri.format(), prompt)) {
                case RenewOutcome.Renewed renewed -> renewed(renewed);
                case RenewOutcome.Taken(var name) ->
                    done(
                            "taken",
                            name,
                            "Your mailbox goes on with this card of " + name
                                    + " already: this computer uses it from now on.");
                case RenewOutcome.NotSigned(var outcome) -> throw MailCommand.notSigned(outcome, prompt);
                case RenewOutcome.Refused(var refusal) -> throw Failures.refused(refusal);
                case RenewOutcome.Unfit(var why) ->
                    throw new CommandFailure(ExitCode.NOT_VERIFIED, "unfit_card", why + "; nothing was signed");
            };
        });
    }

    private ExitCode renewed(RenewOutcome.Renewed renewed) {
        if (renewed.waiting() > 0) {
            mail.terminal()
                    .err()
                    .println("obreia: " + renewed.waiting() + " that the old card signed could not be handed in before;"
                            + " readers will refuse them: send them again");
        }
        return done(
                "renewed",
                renewed.name(),
                "Your mailbox goes on with the new card of " + renewed.name()
                        + "; this computer vouched for it. The old card counts no more.");
    }

    private ExitCode done(String state, String name, String sentence) {
        mail.print(
                json -> json.beginObject()
                        .name("name")
                        .value(name)
                        .name("state")
                        .value(state)
                        .endObject(),
                () -> mail.say(sentence));
        return ExitCode.DONE;
    }
}
