package obreia.desktop.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.card.CardUri;
import obreia.desktop.mail.JoinOutcome;
import obreia.desktop.mail.Registrar;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Statement;
import obreia.protocol.wire.RepositoryAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail register`.
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Open a mailbox with your card, or add this computer to the one you have.")
final class RegisterCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(names = "--repository", required = true, paramLabel = "ADDRESS", description = "obreia://host:port?…")
    private String repository = "";

    @Option(
            names = "--card",
            paramLabel = "URI",
            description = "practice:FILE.p12, or a pkcs11: URI (RFC 7512) as 'cards' prints it. Unless told: the only"
                    + " card that can sign.")
    private @Nullable String card;

    @Option(names = "--alias", paramLabel = "TEXT", description = "What you call yourself, shown behind your name.")
    private @Nullable String alias;

    RegisterCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        var address = RepositoryAddress.parse(repository);
        var uri = card == null ? new CardChoice(mail.surroundings()).only() : CardUri.parse(card);
        if (alias != null) {
            Text.visible("alias", alias, 1, Statement.MAX_ALIAS);
        }
        return mail.anew(account -> {
            var prompt = mail.pin();
            return switch (new Registrar(account).join(address, uri.format(), Optional.ofNullable(alias), prompt)) {
                case JoinOutcome.Opened(var mailbox, var name) -> done("opened", mailbox, name, false);
                case JoinOutcome.Added added -> done("added", added.mailbox(), added.name(), added.newCard());
                case JoinOutcome.Already(var mailbox) ->
                    throw new CommandFailure(
                            ExitCode.WRONG_USE, "already", "this profile has the mailbox " + mailbox + " already");
                case JoinOutcome.NotSigned(var outcome) -> throw MailCommand.notSigned(outcome, prompt);
                case JoinOutcome.Refused(var refusal) -> throw Failures.refused(refusal);
                case JoinOutcome.Unfit(var why) ->
                    throw new CommandFailure(
                            ExitCode.NOT_VERIFIED, "unfit_card", why + "; nothing more was signed, nothing changed");
                case JoinOutcome.Untrusted(var why) ->
                    throw new CommandFailure(
                            ExitCode.NOT_VERIFIED,
                            "untrusted_card",
                            "no authority of this profile vouches for the card: " + why
                                    + "; add one with 'trust add', nothing was sent");
            };
        });
    }

    private ExitCode done(String what, MailboxId mailbox, String name, boolean newCard) {
        mail.print(
                json -> json.beginObject()
                        .name("mailbox")
                        .value(mailbox.toString())
                        .name("name")
                        .value(name)
                        .name("state")
                        .value(what)
                        .name("new_card")
                        .value(newCard)
                        .endObject(),
                () -> {
                    mail.say(
                            what.equals("opened")
                                    ? "The mailbox of " + name + " is open: " + mailbox
                                    : "This computer was added to the mailbox of " + name + ": " + mailbox);
                    if (what.equals("added")) {
                        mail.say("It cannot read what was sealed before it joined.");
                    }
                    if (newCard) {
                        mail.say("The mailbox goes on with this new card, and the old one counts no more. No old device"
                                + " vouches for it: your correspondents are asked to confirm it. Look at 'devices', and"
                                + " remove those that you lost.");
                    }
                });
        return ExitCode.DONE;
    }
}
