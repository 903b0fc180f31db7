package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SchemeName;

/// The members whom this client knows, all their statements, and how far their box keys had come.
public final class KnownPeople {
    private final Database database;

    KnownPeople(Database database) {
        this.database = database;
    }

    /// Keeps a verified statement and what it makes of the person, both or neither. A statement that is kept already
    /// gains the leaf if it had none; a version below the newest one leaves the person as they were.
    public void put(KnownPerson person, KeptStatement statement) throws IOException {
        if (!person.mailbox().equals(statement.mailbox())) {
            throw new IllegalStateException("a person and a statement of two mailboxes");
        }
        database.together(() -> {
            database.update(
                    "INSERT INTO people (mailbox, scheme, identifier, name, alias, version, confirmed)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mailbox) DO UPDATE SET name = excluded.name,"
                            + " alias = excluded.alias, version = excluded.version, confirmed = excluded.confirmed"
                            + " WHERE excluded.version >= people.version",
                    person.mailbox(),
                    person.person().scheme(),
                    person.person().identifier(),
                    person.name(),
                    person.alias(),
                    person.version(),
                    person.confirmed());
            database.update(
                    "INSERT INTO statements (mailbox, version, digest, cms, leaf) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (mailbox, version) DO UPDATE SET leaf = coalesce(leaf, excluded.leaf)",
                    statement.mailbox(),
                    statement.version(),
                    statement.digest(),
                    statement.cms(),
                    statement.leaf());
            return true;
        });
    }

    public Optional<KnownPerson> find(MailboxId mailbox) throws IOException {
        return database.find(KnownPeople::person, "SELECT * FROM people WHERE mailbox = ?", mailbox);
    }

    public Optional<KnownPerson> find(Person person) throws IOException {
        return database.find(
                KnownPeople::person,
                "SELECT * FROM people WHERE scheme = ? AND identifier = ?",
                person.scheme(),
                person.identifier());
    }

    /// Everybody, by name.
    public List<KnownPerson> all() throws IOException {
        return database.list(KnownPeople::person, "SELECT * FROM people ORDER BY name, mailbox");
    }

    /// All kept statements of somebody, oldest first.
    public List<KeptStatement> statements(MailboxId mailbox) throws IOException {
        return database.list(
                KnownPeople::statement, "SELECT * FROM statements WHERE mailbox = ? ORDER BY version", mailbox);
    }

    /// The newest statement of somebody that has a leaf below this one.
    public Optional<KeptStatement> statementBefore(MailboxId mailbox, long leaf) throws IOException {
        return database.find(
                KnownPeople::statement,
                "SELECT * FROM statements WHERE mailbox = ? AND leaf < ? ORDER BY version DESC LIMIT 1",
                mailbox,
                leaf);
    }

    /// The highest number of a box key that was ever seen of this device.
    public OptionalLong boxKeyNumber(MailboxId mailbox, DeviceId device) throws IOException {
        return database.find(
                        row -> row.maybeNumber("number"),
                        "SELECT number FROM people_box_keys WHERE mailbox = ? AND device = ?",
                        mailbox,
                        device)
                .orElse(OptionalLong.empty());
    }

    /// The newest box key that was ever seen of each device; devices that were removed since are among them.
    public List<BoxKeyCertificate> boxKeys(MailboxId mailbox) throws IOException {
        return database.list(
                row -> BoxKeyCertificate.read(JsonObject.parse("box-key certificate", row.text("certificate"))),
                "SELECT certificate FROM people_box_keys WHERE mailbox = ? ORDER BY device",
                mailbox);
    }

    /// Remembers a verified box key; one with a lower number than the highest changes nothing.
    public void sawBoxKey(MailboxId mailbox, BoxKeyCertificate boxKey) throws IOException {
        database.update(
                "INSERT INTO people_box_keys (mailbox, device, number, certificate) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (mailbox, device) DO UPDATE SET number = excluded.number,"
                        + " certificate = excluded.certificate WHERE excluded.number > number",
                mailbox,
                boxKey.device(),
                boxKey.number(),
                boxKey.json());
    }

    private static KnownPerson person(Row row) throws SQLException, MalformedException {
        return new KnownPerson(
                row.mailbox("mailbox"),
                Person.parse(SchemeName.parse(row.text("scheme")), row.text("identifier")),
                row.text("name"),
                row.maybeText("alias"),
                row.number("version"),
                row.flag("confirmed"));
    }

    private static KeptStatement statement(Row row) throws SQLException, MalformedException {
        return new KeptStatement(
                row.mailbox("mailbox"),
                row.number("version"),
                row.digest("digest"),
                row.bytes("cms"),
                row.maybeNumber("leaf"));
    }
}
