package obreia.desktop.mail;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import obreia.desktop.authorities.Authorities;
import obreia.desktop.authorities.FetchLimits;
import obreia.desktop.card.CardOpener;
import obreia.desktop.directory.PeopleDirectory;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.DeviceKey;
import obreia.desktop.repository.LineListener;
import obreia.desktop.repository.Patience;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.repository.UnreachableException;
import obreia.desktop.timeline.LogSource;
import obreia.desktop.timeline.RepositoryLogs;
import obreia.desktop.timeline.VerifiedOnce;
import obreia.desktop.vault.Membership;
import obreia.desktop.vault.ThisDevice;
import obreia.desktop.vault.Vault;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.log.LogKind;
import obreia.protocol.message.Standpoint;
import obreia.protocol.revocation.RevocationInquiry;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Response;
import org.jspecify.annotations.Nullable;

/// One opened profile: its vault, its line to the repository (made when it is first needed), time and
/// randomness.
///
/// Owns the vault and the line, and closes both. Used by one thread at a time.
public final class Account implements AutoCloseable {
    private static final int STATEMENTS = 64;

    private final Vault vault;
    private final CardOpener cards;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Patience patience;
    private final Authorities authorities;
    private final VerifiedOnce<SignedStatement> statements = new VerifiedOnce<>(STATEMENTS, SignedStatement::verify);
    private @Nullable RepositoryClient line;
    private @Nullable RepositoryLogs logs;
    private LineListener listener = LineListener.none();

    public Account(Vault vault, CardOpener cards, InstantSource clock, SecureRandom random, Patience patience) {
        this.vault = vault;
        this.cards = cards;
        this.clock = clock;
        this.random = random;
        this.patience = patience;
        this.authorities = new Authorities(vault, random, FetchLimits.standard());
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
            meet(line);
        }
        return line;
    }

    /// The line, over which the newest checkpoints were exchanged just now.
    RepositoryClient metLine() throws IOException, VerificationException {
        var before = line;
        if (before != null) {
            try {
                meet(before);
            } catch (UnreachableException _) {
                hangUp(); // it broke while nobody used it
            }
        }
        return line();
    }

    /// Shows the repository the newest checkpoints that were seen here, and takes its own: what follows is
    /// asked of a repository that has forgotten nothing since.
    ///
    /// @throws VerificationException one of its logs contradicts what was seen, or is not proved; the line
    ///     is ended
    public void meet(RepositoryClient over) throws IOException, VerificationException {
        var known = logs();
        try {
            var shown = checkpoints(over, known);
            if (shown instanceof Answer.Refused<Response.Checkpoints>(var refusal)
                    && refusal.code() == ErrorCode.NOT_REGISTERED
                    && new ForgottenDevice(this).isBack(over)) {
                shown = checkpoints(over, known);
            }
            if (shown instanceof Answer.Granted<Response.Checkpoints>(var newest)) {
                var meeting =
                        known.meet(newest.directory(), newest.messages(), now()).orThrow();
                if (meeting.restored().isPresent()) {
                    vault.alarms().raise(now(), meeting.restored().get().words());
                }
                vault.boxKeys().logged(known.messages().head().size());
                new HandingInAgain(this).statements(over);
                new HandingInAgain(this).letters();
                new OwnStatements(this).look();
            }
            // A repository that says no to this says no to what follows, and gives no proofs.
        } catch (IOException | VerificationException e) {
            hangUp();
            throw e;
        }
    }

    private static Answer<Response.Checkpoints> checkpoints(RepositoryClient over, RepositoryLogs known)
            throws IOException, VerificationException {
        return over.checkpoints(known.newest(LogKind.DIRECTORY), known.newest(LogKind.MESSAGES));
    }

    /// The logs of the repository of the membership, as this profile has followed them; over the line,
    /// where there is one.
    public RepositoryLogs logs() throws IOException {
        if (logs == null) {
            logs = logs(member().repository(), LogSource.through(this::source));
        }
        return logs;
    }

    private LogSource source() throws UnreachableException {
        if (line == null) {
            throw new UnreachableException(UnreachableException.Why.NO_LINE, "the repository is not connected now");
        }
        return line.logs();
    }

    /// The logs of the repository at this address.
    RepositoryLogs logs(RepositoryAddress address, LogSource source) throws IOException {
        return new RepositoryLogs(vault, address.origin(), address.log(), source);
    }

    /// Refuses to go on with a repository whose logs contradict themselves under its own signature.
    void requireHonest() throws IOException, VerificationException {
        var broken = logs().broken();
        if (broken.isPresent()) {
            throw new VerificationException(
                    broken.get() + "; nothing is sent to it any more, and the proof is kept in " + vault.profile());
        }
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
        authorities.close();
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

    /// Whom this profile believes; asks authorities about revocation, and for certificates of theirs that
    /// are missing. For cards of one's own and of statements.
    PathValidator paths() throws IOException {
        var inquiry = inquiry();
        return new PathValidator(vault.trust().anchors(), inquiry, inquiry.askedIssuers());
    }

    /// Whom this profile believes; asks nobody.
    PathValidator pathsOffline() throws IOException {
        return new PathValidator(vault.trust().anchors(), RevocationChecker.none());
    }

    /// An inquiry about revocation, for one piece of work.
    RevocationInquiry inquiry() throws IOException {
        return authorities.inquiry(now());
    }

    public PeopleDirectory people() throws IOException {
        return people(logs());
    }

    PeopleDirectory people(RepositoryLogs known) throws IOException {
        return new PeopleDirectory(vault, known, paths(), statements);
    }

    /// From where this profile looks at what arrives, with one inquiry about revocation. No authority is
    /// asked for its certificates: whoever sent a letter chose the address in its certificate, and would
    /// learn when it is read.
    Standpoint standpoint(RevocationInquiry inquiry) throws IOException {
        var member = member();
        return new Standpoint(
                member.repository().origin(),
                member.mailbox(),
                new PathValidator(vault.trust().anchors(), inquiry, inquiry.keptIssuers()),
                people(),
                new Known(vault),
                new FollowedLogs(this));
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
