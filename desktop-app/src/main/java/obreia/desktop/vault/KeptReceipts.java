package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// The receipts that are kept.
public final class KeptReceipts {
    private final Database database;

    KeptReceipts(Database database) {
        this.database = database;
    }

    /// Keeps a receipt, in the place of what was kept of it before.
    public void put(KeptReceipt receipt) throws IOException {
        database.update(
                "INSERT OR REPLACE INTO receipts (receipt, message, sender, verified, time, envelope_id, leaf, salt,"
                        + " record, checks, cms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipt.receipt(),
                receipt.message(),
                receipt.from(),
                receipt.verified(),
                receipt.time(),
                receipt.stored().map(Stored::envelope),
                receipt.stored().map(Stored::leaf),
                receipt.stored().map(Stored::salt),
                receipt.stored().map(Stored::record),
                receipt.checks(),
                receipt.cms());
    }

    public Optional<KeptReceipt> find(Digest receipt) throws IOException {
        return database.find(KeptReceipts::kept, "SELECT * FROM receipts WHERE receipt = ?", receipt);
    }

    /// The verified receipts that a mailbox signed.
    public List<KeptReceipt> from(MailboxId mailbox) throws IOException {
        return database.list(
                KeptReceipts::kept, "SELECT * FROM receipts WHERE sender = ? AND verified = 1 ORDER BY time", mailbox);
    }

    /// The newest receipts that arrived and are not verified, at most `limit`.
    public List<KeptReceipt> notVerified(int limit) throws IOException {
        return database.list(
                KeptReceipts::kept,
                "SELECT * FROM receipts WHERE verified = 0 AND leaf IS NOT NULL ORDER BY leaf DESC LIMIT ?",
                limit);
    }

    /// All receipts for a message, verified or not, oldest first.
    public List<KeptReceipt> of(Digest message) throws IOException {
        return database.list(
                KeptReceipts::kept, "SELECT * FROM receipts WHERE message = ? ORDER BY time, receipt", message);
    }

    /// The verified receipt of one reader for a message; the first, should there be another.
    public Optional<KeptReceipt> verified(Digest message, MailboxId from) throws IOException {
        return database.find(
                KeptReceipts::kept,
                "SELECT * FROM receipts WHERE message = ? AND sender = ? AND verified = 1"
                        + " ORDER BY time, receipt LIMIT 1",
                message,
                from);
    }

    private static KeptReceipt kept(Row row) throws SQLException, MalformedException {
        return new KeptReceipt(
                row.digest("receipt"),
                row.digest("message"),
                row.mailbox("sender"),
                row.flag("verified"),
                row.time("time"),
                row.stored(),
                row.bytes("cms"),
                row.text("checks"));
    }
}
