package obreia.desktop.mail;

import java.io.IOException;
import java.util.Optional;
import obreia.desktop.repository.RepositoryClient;
import obreia.protocol.VerificationException;

/// Whether the repository can be reached now, for what can be done without it too.
final class Reach {
    private final Account account;

    Reach(Account account) {
        this.account = account;
    }

    /// A line, or why there is none.
    record Line(Optional<RepositoryClient> connected, String why) {}

    /// @throws VerificationException another server answered: that is no accident of the network
    Line line() throws VerificationException {
        try {
            return new Line(Optional.of(account.metLine()), "");
        } catch (IOException e) {
            return new Line(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }
}
