package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
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

    /// How a receipt stands, without its bytes.
    ///
    /// @param from              the mailbox whose card signed it; claimed if it is not verified
    /// @param revocationUnknown true where nobody could say whether the card was revoked
    public record Standing(Digest message, MailboxId from, boolean verified, boolean revocationUnknown) {}

    /// How the receipts for all these messages stand, in one question.
    public List<Standing> standing(List<Digest> messages) throws IOException {
        var wanted = Bytes.concat(messages.stream().map(Digest::bytes).toArray(Bytes[]::new));
        return database.list(
                row -> new Standing(
                        row.digest("message"), row.mailbox("sender"), row.flag("verified"), row.flag("unknown")),
                // The digests stand in one value behind one another. The order of a CROSS JOIN is kept: each is looked
                // up in the index.
                "WITH RECURSIVE wanted(place) AS (SELECT 1 UNION ALL SELECT place + " + Digest.LENGTH
                        + " FROM wanted LIMIT ?) SELECT receipts.message, receipts.sender, receipts.verified,"
                        + " EXISTS (SELECT 1 FROM json_each(receipts.checks) AS step"
                        + " WHERE json_extract(step.value, '$.step') = 'revocation'"
                        + " AND json_extract(step.value, '$.outcome') <> 'holds') AS unknown"
                        + " FROM wanted CROSS JOIN receipts"
                        + " ON receipts.message = substr(?, wanted.place, " + Digest.LENGTH + ")",
                messages.size(),
                wanted);
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
