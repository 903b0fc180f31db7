package obreia.desktop.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail revocation`: whether the authorities of cards are asked if a card was revoked.
@Command(
        name = "revocation",
        mixinStandardHelpOptions = true,
        description = "Let the authorities that issued cards be asked whether a card was revoked, or not; or show which"
                + " it is. Whoever is asked learns that somebody at your address looks at a card of theirs, and"
                + " when. Not asking says 'unknown' of every card: a lost and revoked one then looks good.")
final class RevocationCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(names = "--ask", description = "Ask, where what is kept is not current (so unless told).")
    private boolean ask;

    @Option(names = "--do-not-ask", description = "Never ask; what was kept before still counts.")
    private boolean doNotAsk;

    RevocationCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        if (ask && doNotAsk) {
            throw new CommandFailure(ExitCode.WRONG_USE, "usage", "--ask or --do-not-ask, not both");
        }
        return mail.anew(account -> {
            if (ask || doNotAsk) {
                account.vault().answers().setAsking(ask);
            }
            return report(account);
        });
    }

    private ExitCode report(Account account) throws IOException {
        var asking = account.vault().answers().asking();
        mail.print(
                json -> json.beginObject().name("asking").value(asking).endObject(),
                () -> mail.say(
                        asking
                                ? "The authorities of cards are asked whether a card was revoked. They learn that you look"
                                        + " at it, and when."
                                : "No authority is asked: nobody learns whose letters you read, and of a revoked card"
                                        + " nothing is known here."));
        return ExitCode.DONE;
    }
}
