package obreia.desktop.cli;

import java.util.concurrent.Callable;
import obreia.desktop.mail.Letters;
import picocli.CommandLine.Command;

/// `mail sent`.
@Command(name = "sent", mixinStandardHelpOptions = true, description = "List sent letters and how far they have come.")
final class SentCommand implements Callable<Integer> {
    private final MailCommand mail;

    SentCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            var reached = new News(mail).pull(account);
            new Listing(mail, account).print(new Letters(account).sent(Listing.MOST), "Nothing sent yet.");
            return reached;
        });
    }
}
