package obreia.daemon;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.FoldedName;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.mailbox.PeopleCursor;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.TrustAnchors;

/// Which mailboxes stand on which trust anchors: those to which the card of the newest statement led when it signed.
final class TrustUse {
    private static final int PAGE = 500;

    private final List<Newest> mailboxes;

    /// A mailbox's person, and the newest statement.
    private record Newest(Person person, SignedStatement statement) {}

    private TrustUse(List<Newest> mailboxes) {
        this.mailboxes = mailboxes;
    }

    /// Counts in the store of a home; nothing while another process serves it, which has the store for itself.
    static Optional<TrustUse> of(RepositoryHome home) throws IOException {
        var lock = home.lock();
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try (var _ = lock.get();
                var store = Repository.store(home)) {
            return Optional.of(of(store));
        }
    }

    static TrustUse of(MailboxStore store) throws IOException {
        var all = new ArrayList<Newest>();
        var cursor = Optional.<PeopleCursor>empty();
        while (true) {
            var page = store.people(FoldedName.of(""), cursor, PAGE);
            for (var state : page) {
                all.add(new Newest(state.person(), newest(store, state)));
            }
            if (page.size() < PAGE) {
                return new TrustUse(List.copyOf(all));
            }
            cursor = Optional.of(PeopleCursor.after(page.getLast()));
        }
    }

    /// How many mailboxes stand on an anchor.
    int on(TrustAnchors anchors, X509Certificate anchor) {
        var paths = paths(anchors);
        return (int) mailboxes.stream()
                .filter(newest -> standing(paths, newest).filter(anchor::equals).isPresent())
                .count();
    }

    /// How many mailboxes stand on any anchor.
    int onAny(TrustAnchors anchors) {
        var paths = paths(anchors);
        return (int) mailboxes.stream()
                .filter(newest -> standing(paths, newest).isPresent())
                .count();
    }

    private static PathValidator paths(TrustAnchors anchors) {
        return new PathValidator(anchors, RevocationChecker.none());
    }

    private static Optional<X509Certificate> standing(PathValidator paths, Newest newest) {
        var statement = newest.statement();
        try {
            var path = paths.validate(
                    statement.signer().x509(),
                    statement.others(),
                    statement.statement().issued());
            return path.person().equals(newest.person())
                    ? Optional.of(path.path().getLast())
                    : Optional.empty();
        } catch (VerificationException e) {
            return Optional.empty();
        }
    }

    private static SignedStatement newest(MailboxStore store, MailboxState state) throws IOException {
        var stored = store.statement(state.mailbox(), state.version());
        try {
            return SignedStatement.verify(stored.orElseThrow(() -> new IOException("the store has lost a statement"))
                    .cms());
        } catch (MalformedException | VerificationException e) {
            throw new IOException("a stored statement of mailbox " + state.mailbox() + " is damaged", e);
        }
    }
}
