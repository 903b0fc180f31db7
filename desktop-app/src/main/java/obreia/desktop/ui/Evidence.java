package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.MessageExport;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.evidence.EvidenceCheck;

/// Writes the evidence of a message to a file, unless it would not hold.
final class Evidence {
    private Evidence() {}

    static void write(Account account, Digest message, Path to) throws IOException, VerificationException {
        var kept = find(account, message).orElseThrow(() -> new IOException("the message is no longer kept"));
        var exported = new MessageExport(account).export(kept);
        for (var check : exported.report().checks()) {
            if (check.outcome() == EvidenceCheck.Outcome.FAILS) {
                throw new VerificationException("the evidence would not hold, so nothing was written: "
                        + check.step().title() + ": " + check.why());
            }
        }
        Files.write(to, exported.file().toArray());
    }

    private static Optional<KeptMessage> find(Account account, Digest message) throws IOException {
        var received = account.vault().messages().find(message, Direction.IN);
        return received.isPresent() ? received : account.vault().messages().find(message, Direction.OUT);
    }
}
