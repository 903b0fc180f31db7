package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// What must be remembered to notice a message that comes twice, or out of its place: sightings and chains.
public final class Memory {
    private final Database database;

    Memory(Database database) {
        this.database = database;
    }

    /// Remembers where a message was met.
    public void saw(Sighting sighting) throws IOException {
        database.update(
                "INSERT OR IGNORE INTO sightings (message, identifier, sender, envelope, record)"
                        + " VALUES (?, ?, ?, ?, ?)",
                sighting.message(),
                sighting.identifier(),
                sighting.sender(),
                sighting.envelope(),
                sighting.record());
    }

    /// Every place where this digest, or this identifier of this sender, was met.
    public List<Sighting> sightings(Digest message, MailboxId sender, Bytes identifier) throws IOException {
        return database.list(
                row -> new Sighting(
                        row.digest("message"),
                        row.bytes("identifier"),
                        row.mailbox("sender"),
                        row.digest("envelope"),
                        row.digest("record")),
                "SELECT * FROM sightings WHERE message = ? OR (sender = ? AND identifier = ?)",
                message,
                sender,
                identifier);
    }

    /// Remembers a message in its chain, and the chain. A number that is taken keeps its message; it gains the leaf if
    /// it had none.
    public void put(Chain chain, Link link) throws IOException {
        if (!chain.id().equals(link.chain())) {
            throw new IllegalStateException("a link of another chain");
        }
        database.together(() -> {
            database.update(
                    "INSERT OR IGNORE INTO chains (chain, sender, people, own) VALUES (?, ?, ?, ?)",
                    chain.id(),
                    chain.sender(),
                    chain.people(),
                    chain.own());
            database.update(
                    "INSERT INTO links (chain, number, message, leaf) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (chain, number) DO UPDATE SET leaf = coalesce(leaf, excluded.leaf)"
                            + " WHERE message = excluded.message",
                    link.chain(),
                    link.number(),
                    link.message(),
                    link.leaf());
            return true;
        });
    }

    /// True of a message that was read or written here, whether it is still kept or not.
    public boolean knows(Digest message) throws IOException {
        return !database.list(
                        row -> row.digest("message"), "SELECT message FROM links WHERE message = ? LIMIT 1", message)
                .isEmpty();
    }

    /// Remembers that a message was deleted here, read or not.
    public void putDeleted(Digest message) throws IOException {
        database.update("INSERT OR IGNORE INTO deleted (message) VALUES (?)", message);
    }

    /// True of a message that was deleted here.
    public boolean wasDeleted(Digest message) throws IOException {
        return database.find(row -> row.digest("message"), "SELECT message FROM deleted WHERE message = ?", message)
                .isPresent();
    }

    /// Gives a message another leaf: a restored repository stored it anew.
    public void moved(Digest message, long leaf) throws IOException {
        database.update("UPDATE links SET leaf = ? WHERE message = ?", leaf, message);
    }

    /// The chain that this device numbers for these people (the sender among them), if it drew one.
    public Optional<Chain> own(List<MailboxId> people) throws IOException {
        return database.find(
                Memory::chain,
                "SELECT * FROM chains WHERE people = ? AND own = 1",
                new Chain(Bytes.empty(), people.getFirst(), people, true).people());
    }

    /// Every chain known of these people (the sender among them), by anyone's device.
    public List<Chain> chains(List<MailboxId> people) throws IOException {
        return database.list(
                Memory::chain,
                "SELECT * FROM chains WHERE people = ? ORDER BY chain",
                new Chain(Bytes.empty(), people.getFirst(), people, false).people());
    }

    /// Whose chain it is, where it is known.
    public Optional<MailboxId> sender(Bytes chain) throws IOException {
        return database.find(row -> row.mailbox("sender"), "SELECT sender FROM chains WHERE chain = ?", chain);
    }

    public Optional<Link> link(Bytes chain, long number) throws IOException {
        return database.find(Memory::link, "SELECT * FROM links WHERE chain = ? AND number = ?", chain, number);
    }

    /// The link with the highest number.
    public Optional<Link> newest(Bytes chain) throws IOException {
        return database.find(Memory::link, "SELECT * FROM links WHERE chain = ? ORDER BY number DESC LIMIT 1", chain);
    }

    /// A message that was not read here, and that another one, which was, says comes before it.
    ///
    /// @param sender  whose chain it is of
    /// @param number  its number in that chain
    /// @param namedBy the digest of the message that was read
    public record Gap(Digest message, Digest namedBy, MailboxId sender, long number) {}

    public void put(Gap gap) throws IOException {
        database.update(
                "INSERT OR IGNORE INTO gaps (message, named_by, sender, number) VALUES (?, ?, ?, ?)",
                gap.message(),
                gap.namedBy(),
                gap.sender(),
                gap.number());
    }

    /// Every gap that is open, by sender and number.
    public List<Gap> gaps() throws IOException {
        return database.list(Memory::gap, "SELECT * FROM gaps ORDER BY sender, number, named_by");
    }

    /// Closes the gaps that this message was; gives them.
    public List<Gap> close(Digest message) throws IOException {
        return database.together(() -> {
            var closed = database.list(Memory::gap, "SELECT * FROM gaps WHERE message = ?", message);
            database.update("DELETE FROM gaps WHERE message = ?", message);
            return closed;
        });
    }

    /// Lets go of the chains that this device drew, so that it draws new ones: after a vault was restored.
    public void forgetOwnChains() throws IOException {
        database.update("UPDATE chains SET own = 0 WHERE own = 1");
    }

    private static Chain chain(Row row) throws SQLException, MalformedException {
        return new Chain(row.bytes("chain"), row.mailbox("sender"), row.mailboxes("people"), row.flag("own"));
    }

    private static Gap gap(Row row) throws SQLException, MalformedException {
        return new Gap(row.digest("message"), row.digest("named_by"), row.mailbox("sender"), row.number("number"));
    }

    private static Link link(Row row) throws SQLException, MalformedException {
        return new Link(row.bytes("chain"), row.number("number"), row.digest("message"), row.maybeNumber("leaf"));
    }
}
