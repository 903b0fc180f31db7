package obreia.desktop.mail;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import obreia.desktop.card.CardOpener;
import obreia.desktop.directory.PeopleDirectory;
import obreia.desktop.repository.DeviceKey;
import obreia.desktop.repository.LineListener;
import obreia.desktop.repository.Patience;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.vault.Membership;
import obreia.desktop.vault.ThisDevice;
import obreia.desktop.vault.Vault;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.message.Standpoint;
import org.jspecify.annotations.Nullable;

/// One opened profile: its vault, its line to the repository (made when it is first needed), time and randomness.
///
/// Owns the vault and the line, and closes both. Used by one thread at a time.
public final class Account implements AutoCloseable {
    private final Vault vault;
    private final CardOpener cards;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Patience patience;
    private @Nullable RepositoryClient line;
    private LineListener listener = LineListener.none();

    public Account(Vault vault, CardOpener cards, InstantSource clock, SecureRandom random, Patience patience) {
        this.vault = vault;
        this.cards = cards;
        this.clock = clock;
        this.random = random;
        this.patience = patience;
    }

    public Vault vault() {
        return vault;
    }

    /// Who this profile is; absent before it joined a repository.
    public Optional<Membership> membership() throws IOException {
        return vault.device().membership();
    }

    /// The present, in whole seconds, as everything that is signed counts.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /// Hears notices on the next line that is made.
    public void listen(LineListener to) {
        listener = to;
        hangUp();
    }

    /// The line to the repository of the membership, connected if it was not.
    public RepositoryClient line() throws IOException, VerificationException {
        if (line == null) {
            line = connect(member());
        }
        return line;
    }

    /// Ends the line; the next use makes a new one.
    public void hangUp() {
        if (line != null) {
            line.close();
            line = null;
        }
    }

    @Override
    public void close() throws IOException {
        hangUp();
        vault.close();
    }

    CardOpener cards() {
        return cards;
    }

    SecureRandom random() {
        return random;
    }

    Membership member() throws IOException {
        return membership().orElseThrow(() -> new IllegalStateException("this profile has not joined a repository"));
    }

    /// Revocation is not asked yet: the port's answer is "unknown".
    PathValidator paths() throws IOException {
        return new PathValidator(vault.trust().anchors(), RevocationChecker.none());
    }

    public PeopleDirectory people() throws IOException {
        return new PeopleDirectory(vault, member().repository().origin(), paths());
    }

    /// From where this profile looks at what arrives.
    Standpoint standpoint() throws IOException {
        var member = member();
        return new Standpoint(member.repository().origin(), member.mailbox(), paths(), people(), new Known(vault));
    }

    RepositoryClient connect(Membership member) throws IOException, VerificationException {
        try (var device = deviceKey()) {
            return RepositoryClient.connect(member.repository(), device, patience, listener);
        }
    }

    Patience patience() {
        return patience;
    }

    /// This device's TLS key; the caller closes it.
    DeviceKey deviceKey() throws IOException {
        var tls = vault.device().tls().orElseThrow(() -> new IllegalStateException("this profile has no device key"));
        return DeviceKeys.of(tls, random);
    }

    ThisDevice device() {
        return vault.device();
    }
}
