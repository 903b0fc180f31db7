package obreia.daemon.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.Mailboxes;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.log.DirectoryEntry;

/// The check of the statements: each entry of the directory names a statement that is stored, holds its signature,
/// follows the one before, and has its leaf in the messages log. Whom an authority vouches for is not asked here.
final class StatementCheck {
    private final Mailboxes store;
    private final Origin origin;
    private final LogHead head;
    private final Findings findings;
    private final Map<MailboxId, SignedStatement> newest = new LinkedHashMap<>();
    private final Map<Long, Digest> leaves = new HashMap<>();

    StatementCheck(Mailboxes store, Origin origin, LogHead head, Findings findings) {
        this.store = store;
        this.origin = origin;
        this.head = head;
        this.findings = findings;
    }

    /// The newest statement of each mailbox, of those entries that could be read.
    Map<MailboxId, SignedStatement> newest() {
        return newest;
    }

    /// Where the statements stand in the messages log, and the entry that must be there.
    Map<Long, Digest> leaves() {
        return leaves;
    }

    /// The next entry of the directory.
    void entry(long index, Bytes entry) {
        var restored = index == 0 && head.generation() > 1;
        try {
            switch (DirectoryEntry.decode(entry)) {
                case DirectoryEntry.Restored _ ->
                    findings.require(restored, where(index) + " says that the repository was restored");
                case DirectoryEntry.Change change -> {
                    findings.require(!restored, where(index) + " does not say from what the logs were restored");
                    change(index, change);
                }
            }
        } catch (MalformedException e) {
            findings.add(where(index) + ": " + e.getMessage());
        }
    }

    private void change(long index, DirectoryEntry.Change change) {
        var what = "statement " + change.version() + " of mailbox " + change.mailbox();
        findings.look(what, () -> {
            var stored = store.statement(change.mailbox(), change.version());
            if (stored.isEmpty()) {
                findings.add(what + " is in the directory and not in the store");
                return;
            }
            var found = stored.get();
            findings.require(
                    Digest.of(found.cms()).equals(change.statement()),
                    what + " is not the one that the directory names");
            findings.require(
                    head.directory(found.number()) == index, what + " is stored as another entry of the directory");
            leaves.put(found.leaf(), change.statement());
            try {
                follow(what, change, SignedStatement.verify(found.cms()));
            } catch (MalformedException | VerificationException e) {
                findings.add(what + ": " + e.getMessage());
            }
        });
    }

    private void follow(String what, DirectoryEntry.Change change, SignedStatement signed) {
        var statement = signed.statement();
        findings.require(
                statement.origin().equals(origin)
                        && statement.mailbox().equals(change.mailbox())
                        && statement.version() == change.version(),
                what + " says that it is another one");
        var before = newest.put(change.mailbox(), signed);
        var follows = before == null
                ? statement.version() == 1
                : statement.version() == before.statement().version() + 1
                        && statement.previous().equals(Optional.of(before.digest()));
        findings.require(follows, what + " does not follow the one before");
    }

    private static String where(long index) {
        return "entry " + index + " of the directory";
    }
}
