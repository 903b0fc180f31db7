package obreia.desktop.mail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.KeptLogs;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.Note;
import obreia.protocol.message.ClaimedCheckpoints;

/// The checkpoints that a letter names: those that were the newest here before its readers were last asked for. What
/// their statements and box keys were is then no older than the letter says.
final class Shown {
    private final Account account;

    Shown(Account account) {
        this.account = account;
    }

    /// Absent if one of them was never asked for while the logs were followed.
    Optional<ClaimedCheckpoints> before(List<MailboxId> readers) throws IOException {
        Optional<KeptLogs.Lookup> oldest = Optional.empty();
        for (var reader : readers) {
            var lookup = account.vault().logs().lookup(reader);
            if (lookup.isEmpty()) {
                return Optional.empty();
            }
            oldest = Optional.of(oldest.isEmpty() ? lookup.get() : older(oldest.get(), lookup.get()));
        }
        return oldest.map(lookup -> new ClaimedCheckpoints(lookup.directory(), lookup.messages()));
    }

    private static KeptLogs.Lookup older(KeptLogs.Lookup one, KeptLogs.Lookup other) throws IOException {
        return new KeptLogs.Lookup(older(one.directory(), other.directory()), older(one.messages(), other.messages()));
    }

    private static Bytes older(Bytes one, Bytes other) throws IOException {
        var first = read(one);
        var second = read(other);
        if (first.log().generation() != second.log().generation()) {
            return first.log().generation() < second.log().generation() ? one : other;
        }
        return first.head().size() <= second.head().size() ? one : other;
    }

    private static Checkpoint read(Bytes note) throws IOException {
        try {
            return Checkpoint.parse(Note.parse(note).text());
        } catch (MalformedException e) {
            throw new IOException("the vault is damaged: a kept checkpoint cannot be read any more", e);
        }
    }
}
