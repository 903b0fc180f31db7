package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import obreia.desktop.vault.ThisDevice.Mark;
import obreia.desktop.vault.Vault;
import obreia.protocol.codec.Digest;

/// What a pull has checked and not yet kept: several letters go into the vault in one transaction, with the mark of how
/// far the mailbox was taken in. A letter a transaction would be a wait for the disk a letter.
///
/// Closing keeps what there is.
final class Taken implements AutoCloseable {
    private static final int TOGETHER = 32;

    private final Account account;
    private final List<Letter> letters = new ArrayList<>();
    private final Set<Digest> names = new HashSet<>();
    private OptionalLong mark = OptionalLong.empty();

    private record Letter(Vault.Work<?> keeping, Runnable kept) {}

    Taken(Account account) {
        this.account = account;
    }

    /// Adds a letter.
    ///
    /// @param keeping puts it into the vault, and asks nobody
    /// @param kept    run when it is there
    void add(Digest message, Digest envelope, Vault.Work<?> keeping, Runnable kept) {
        letters.add(new Letter(keeping, kept));
        names.add(message);
        names.add(envelope);
    }

    /// Everything up to this leaf was looked at; keeps what there is, where it is enough.
    void upTo(long leaf) throws IOException {
        mark = OptionalLong.of(leaf);
        if (letters.size() >= TOGETHER) {
            keep();
        }
    }

    /// Keeps what there is if this message or this envelope is in it, so that the vault knows of it.
    void settle(Digest message, Digest envelope) throws IOException {
        if (names.contains(message) || names.contains(envelope)) {
            keep();
        }
    }

    void keep() throws IOException {
        if (mark.isEmpty() && letters.isEmpty()) {
            return;
        }
        var _ = account.vault().together(() -> {
            for (var letter : letters) {
                var _ = letter.keeping().run();
            }
            if (mark.isPresent()) {
                account.device().putMark(Mark.MESSAGES, mark.getAsLong());
            }
            return true;
        });
        letters.forEach(letter -> letter.kept().run());
        letters.clear();
        names.clear();
        mark = OptionalLong.empty();
    }

    @Override
    public void close() throws IOException {
        keep();
    }
}
