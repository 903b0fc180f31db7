package obreia.desktop.cli;

import java.util.concurrent.Callable;
import obreia.desktop.mail.Letters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail inbox`.
@Command(name = "inbox", mixinStandardHelpOptions = true, description = "List received letters that were not opened.")
final class InboxCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(names = "--all", description = "The opened ones too.")
    private boolean all;

    InboxCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            var reached = new News(mail).pull(account);
            var lists = new Listing(mail, account);
            lists.print(new Letters(account).inbox(all, Listing.MOST), all ? "No letters." : "Nothing new.");
            return reached;
        });
    }
}
