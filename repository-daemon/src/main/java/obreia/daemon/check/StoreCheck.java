package obreia.daemon.check;

import java.io.IOException;
import java.util.List;
import obreia.daemon.log.SetBackWatch;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;

/// The check of a whole store that nobody writes to: both logs from their first entry on, and everything that is kept
/// beside them against what they say.
public final class StoreCheck {
    private StoreCheck() {}

    /// What was looked at, and what is wrong with it: nothing, in a repository that is whole.
    public record Report(LogHead head, List<String> findings) {
        public Report {
            findings = List.copyOf(findings);
        }

        public boolean whole() {
            return findings.isEmpty();
        }
    }

    /// Checks the store.
    ///
    /// @param guard checkpoints that were signed once, which the store must lead to
    public static Report run(MailboxStore store, Origin origin, VerifierKey key, List<SignedCheckpoint> guard) {
        var findings = new Findings();
        LogHead head;
        try {
            head = store.head();
        } catch (IOException e) {
            findings.add("how far the logs have come cannot be read: " + e.getMessage());
            return new Report(LogHead.EMPTY, findings.sentences());
        }
        var isNew = head.equals(LogHead.EMPTY) && hasNoCheckpoint(store, findings);
        if (!isNew) {
            run(store, origin, key, head, findings);
        }
        for (var kept : guard) {
            findings.look("the store, against the guard,", () -> {
                var watch = new SetBackWatch(store, _ -> {});
                watch.show(kept);
                watch.why().ifPresent(findings::add);
            });
        }
        return new Report(head, findings.sentences());
    }

    private static boolean hasNoCheckpoint(MailboxStore store, Findings findings) {
        var found = new boolean[1];
        findings.look(
                "the newest checkpoint",
                () -> found[0] = store.checkpoint(LogKind.DIRECTORY).isPresent()
                        || store.checkpoint(LogKind.MESSAGES).isPresent());
        return !found[0];
    }

    private static void run(MailboxStore store, Origin origin, VerifierKey key, LogHead head, Findings findings) {
        var statements = new StatementCheck(store, origin, head, findings);
        var directory = new LogName(origin, LogKind.DIRECTORY, head.generation());
        new LogCheck(store, directory, key, findings).run(head.directory(), statements::entry);
        var holdings = new Holdings();
        var records = new RecordCheck(store, origin, statements.leaves(), holdings, findings);
        var messages = new LogName(origin, LogKind.MESSAGES, head.generation());
        new LogCheck(store, messages, key, findings).run(head.messages(), records::entry);
        records.end();
        findings.require(records.leadsTo(head.time()), "the newest leaf is of another time than the store says");
        new MailboxCheck(store, origin, holdings, findings).run(statements.newest());
    }
}
