package obreia.desktop.cli;

import java.io.IOException;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.OutboxRunner;
import obreia.desktop.repository.UnreachableException;
import obreia.protocol.VerificationException;

/// Looks for news before something kept is shown; without a line what is kept is shown all the same.
final class News {
    private final MailCommand mail;

    News(MailCommand mail) {
        this.mail = mail;
    }

    /// Hands in what waits and takes in what is new; gives what came of it, which was said on standard error:
    /// [ExitCode#UNREACHABLE] when that could not be, [ExitCode#REFUSED] when the repository would not,
    /// [ExitCode#NOT_VERIFIED] when it gave something else than it listed, or what its logs do not bear out.
    ExitCode pull(Account account) throws IOException {
        try {
            var line = account.line();
            var _ = new OutboxRunner(account).run(line);
            var news = new MailPull(account, line).pull();
            if (news.refusal().isPresent()) {
                var refusal = news.refusal().get();
                mail.terminal().printError(mail.json(), refusal.code().code(), refusal.message());
                return ExitCode.REFUSED;
            }
            for (var held : news.held()) {
                mail.terminal().printError(mail.json(), "held_up", held + "; it is asked for again next time");
            }
            return news.held().isEmpty() ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
        } catch (UnreachableException e) {
            account.hangUp();
            mail.terminal().printError(mail.json(), "unreachable", e.getMessage() + "; shown is what is kept here");
            return ExitCode.UNREACHABLE;
        } catch (VerificationException e) {
            account.hangUp();
            mail.terminal().printError(mail.json(), "not_verified", e.getMessage() + "; shown is what is kept here");
            return ExitCode.NOT_VERIFIED;
        }
    }
}
