package obreia.desktop.mail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.DeviceKey;
import obreia.desktop.repository.RepositoryClient;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.sealing.BoxKey;

/// Draws this device's box keys, hands in a new one every seven days, and destroys old ones.
///
/// A key goes thirty days after its successor was taken, once all that was stored before has been fetched: from then
/// on nothing opens what was sealed to it.
public final class BoxKeyRotation {
    static final Duration PERIOD = Duration.ofDays(7);
    static final Duration KEPT = Duration.ofDays(30);

    private final Account account;

    public BoxKeyRotation(Account account) {
        this.account = account;
    }

    /// Makes a key and keeps it, before its certificate is shown to anybody.
    BoxKeyCertificate make(Origin origin, MailboxId mailbox, DeviceKey device) throws IOException {
        try (var key = BoxKey.generate(account.random())) {
            var boxKeys = account.vault().boxKeys();
            var certificate = device.certify(
                    origin, mailbox, boxKeys.nextNumber(), key.recipient().format(), account.now());
            boxKeys.add(key, certificate);
            return certificate;
        }
    }

    /// Hands in the next key if the newest is seven days old, or there is none; true if it did.
    public boolean rotateIfDue(RepositoryClient line) throws IOException, VerificationException {
        var boxKeys = account.vault().boxKeys();
        var current = boxKeys.current();
        var due = current.map(own -> own.certificate().notBefore().plus(PERIOD)).orElse(Instant.MIN);
        if (account.now().isBefore(due)) {
            return false;
        }
        var certificate = next();
        return switch (line.rotate(certificate)) {
            case Answer.Granted<Long> _ -> {
                boxKeys.accepted(certificate.number(), account.now());
                yield true;
            }
            // The old key is still good; the next time asks again.
            case Answer.Refused<Long> _ -> false;
        };
    }

    /// The key to hand in: one that was made and perhaps never arrived comes before a new one, for numbers have no gap.
    private BoxKeyCertificate next() throws IOException {
        var boxKeys = account.vault().boxKeys();
        var newest = boxKeys.all().stream().findFirst();
        if (newest.isPresent()
                && newest.get().accepted().isEmpty()
                && newest.get().destroyed().isEmpty()) {
            return newest.get().certificate();
        }
        var member = account.member();
        try (var device = account.deviceKey()) {
            return make(member.repository().origin(), member.mailbox(), device);
        }
    }

    /// Destroys the keys whose time has come; called after everything stored was fetched.
    public int destroyOld() throws IOException {
        var boxKeys = account.vault().boxKeys();
        var destroyed = 0;
        var successor = Instant.MAX;
        for (var own : boxKeys.all()) { // the newest first
            if (own.destroyed().isEmpty() && account.now().isAfter(later(successor, KEPT))) {
                boxKeys.destroy(own.number(), account.now());
                destroyed++;
            }
            if (own.accepted().isPresent()) {
                successor = own.accepted().get();
            }
        }
        return destroyed;
    }

    private static Instant later(Instant time, Duration by) {
        return time.equals(Instant.MAX) ? time : time.plus(by);
    }
}
