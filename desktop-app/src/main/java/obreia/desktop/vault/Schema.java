package obreia.desktop.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables of a vault. Times are milliseconds since 1970, digests and bytes are BLOBs, mailboxes and
/// devices text.
final class Schema {
    static final int VERSION = 7;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE membership (one INTEGER PRIMARY KEY CHECK (one = 1), repository TEXT NOT NULL,"
                    + " mailbox TEXT NOT NULL, device TEXT NOT NULL, card TEXT NOT NULL, alias TEXT) STRICT",
            "CREATE TABLE tls (one INTEGER PRIMARY KEY CHECK (one = 1), algorithm TEXT NOT NULL, private BLOB NOT NULL,"
                    + " certificate BLOB NOT NULL) STRICT",
            "CREATE TABLE device_names (device TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT",
            "CREATE TABLE marks (mark TEXT PRIMARY KEY, leaf INTEGER NOT NULL) STRICT",
            "CREATE TABLE anchors (scheme TEXT NOT NULL, digest BLOB NOT NULL, certificate BLOB NOT NULL,"
                    + " PRIMARY KEY (scheme, digest)) STRICT",
            "CREATE TABLE people (mailbox TEXT PRIMARY KEY, scheme TEXT NOT NULL, identifier TEXT NOT NULL,"
                    + " name TEXT NOT NULL, alias TEXT, version INTEGER NOT NULL, confirmed INTEGER NOT NULL,"
                    + " UNIQUE (scheme, identifier)) STRICT",
            "CREATE TABLE statements (mailbox TEXT NOT NULL REFERENCES people, version INTEGER NOT NULL,"
                    + " digest BLOB NOT NULL, cms BLOB NOT NULL, leaf INTEGER, PRIMARY KEY (mailbox, version)) STRICT",
            "CREATE TABLE people_box_keys (mailbox TEXT NOT NULL, device TEXT NOT NULL, number INTEGER NOT NULL,"
                    + " certificate TEXT NOT NULL, PRIMARY KEY (mailbox, device)) STRICT",
            "CREATE TABLE box_keys (number INTEGER PRIMARY KEY, certificate TEXT NOT NULL, accepted INTEGER,"
                    + " destroyed INTEGER) STRICT",
            "CREATE TABLE messages (id INTEGER PRIMARY KEY, message BLOB NOT NULL, direction TEXT NOT NULL,"
                    + " state TEXT NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL, time INTEGER NOT NULL,"
                    + " seen INTEGER NOT NULL, size INTEGER NOT NULL, envelope_id BLOB, leaf INTEGER, salt BLOB,"
                    + " record BLOB, checks TEXT, cms BLOB, envelope BLOB, UNIQUE (message, direction)) STRICT",
            "CREATE INDEX messages_by_time ON messages (direction, time)",
            "CREATE VIRTUAL TABLE words USING fts5 (subject, text,"
                    + " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
            "CREATE TABLE receipts (receipt BLOB PRIMARY KEY, message BLOB NOT NULL, sender TEXT NOT NULL,"
                    + " verified INTEGER NOT NULL, time INTEGER NOT NULL, envelope_id BLOB, leaf INTEGER, salt BLOB,"
                    + " record BLOB, checks TEXT NOT NULL, cms BLOB NOT NULL) STRICT",
            "CREATE INDEX receipts_by_message ON receipts (message)",
            "CREATE TABLE outbox (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE,"
                    + " recipients TEXT NOT NULL, receipted BLOB, salt BLOB NOT NULL, envelope BLOB NOT NULL,"
                    + " since INTEGER NOT NULL, attempts INTEGER NOT NULL, failure TEXT) STRICT",
            "CREATE TABLE sightings (message BLOB NOT NULL, identifier BLOB NOT NULL, sender TEXT NOT NULL,"
                    + " envelope BLOB NOT NULL, record BLOB NOT NULL, PRIMARY KEY (message, envelope, record)) STRICT",
            "CREATE INDEX sightings_by_identifier ON sightings (sender, identifier)",
            "CREATE TABLE chains (chain BLOB PRIMARY KEY, sender TEXT NOT NULL, people TEXT NOT NULL,"
                    + " own INTEGER NOT NULL) STRICT",
            "CREATE INDEX chains_by_people ON chains (people)",
            "CREATE TABLE links (chain BLOB NOT NULL REFERENCES chains, number INTEGER NOT NULL,"
                    + " message BLOB NOT NULL, leaf INTEGER, PRIMARY KEY (chain, number)) STRICT");

    /// What version 2 added: the logs.
    private static final List<String> LOGS = List.of(
            "CREATE TABLE log_pins (log TEXT PRIMARY KEY, kind TEXT NOT NULL, generation INTEGER NOT NULL,"
                    + " note BLOB NOT NULL, UNIQUE (kind, generation)) STRICT",
            "CREATE TABLE log_sights (log TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,"
                    + " time INTEGER NOT NULL, PRIMARY KEY (log, size)) STRICT",
            "CREATE TABLE log_proofs (log TEXT NOT NULL, leaf INTEGER NOT NULL, kind TEXT NOT NULL,"
                    + " generation INTEGER NOT NULL, hash BLOB NOT NULL, proof BLOB NOT NULL,"
                    + " PRIMARY KEY (log, leaf)) STRICT",
            "CREATE INDEX log_proofs_by_hash ON log_proofs (kind, hash)",
            "CREATE TABLE directory (log TEXT NOT NULL, place INTEGER NOT NULL, entry BLOB NOT NULL, mailbox TEXT,"
                    + " version INTEGER, statement BLOB, PRIMARY KEY (log, place)) STRICT",
            "CREATE INDEX directory_by_mailbox ON directory (log, mailbox, place)",
            "CREATE TABLE violations (id INTEGER PRIMARY KEY, log TEXT NOT NULL, proved INTEGER NOT NULL,"
                    + " time INTEGER NOT NULL, words TEXT NOT NULL, report BLOB NOT NULL UNIQUE) STRICT",
            "CREATE TABLE alarms (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, words TEXT NOT NULL UNIQUE,"
                    + " acknowledged INTEGER) STRICT",
            "CREATE TABLE own_statements (statement BLOB PRIMARY KEY) STRICT",
            "CREATE TABLE lookups (mailbox TEXT PRIMARY KEY, directory BLOB NOT NULL, messages BLOB NOT NULL) STRICT",
            "CREATE TABLE told (mailbox TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT",
            "CREATE TABLE gaps (message BLOB NOT NULL, named_by BLOB NOT NULL, sender TEXT NOT NULL,"
                    + " number INTEGER NOT NULL, PRIMARY KEY (message, named_by)) STRICT",
            "CREATE TABLE witnesses (key TEXT PRIMARY KEY) STRICT",
            "CREATE TABLE witness_quorum (one INTEGER PRIMARY KEY CHECK (one = 1), quorum INTEGER NOT NULL) STRICT",
            "ALTER TABLE box_keys ADD COLUMN logged INTEGER");

    /// What version 3 added: the answers of authorities.
    private static final List<String> ANSWERS = List.of(
            "CREATE TABLE answers (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, kind TEXT NOT NULL,"
                    + " about BLOB NOT NULL, der BLOB NOT NULL) STRICT",
            "CREATE INDEX answers_by_about ON answers (kind, about)",
            "CREATE TABLE answers_used (object BLOB NOT NULL, answer BLOB NOT NULL, PRIMARY KEY (object, answer)) STRICT",
            "CREATE INDEX answers_used_by_answer ON answers_used (answer)",
            "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");

    /// What version 4 added: messages that are being written.
    private static final List<String> DRAFTS = List.of(
            "CREATE TABLE drafts (id INTEGER PRIMARY KEY AUTOINCREMENT, changed INTEGER NOT NULL,"
                    + " recipients TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, answered TEXT) STRICT",
            "CREATE TABLE draft_files (draft INTEGER NOT NULL REFERENCES drafts, place INTEGER NOT NULL,"
                    + " name TEXT NOT NULL, type TEXT NOT NULL, content BLOB NOT NULL, digest BLOB NOT NULL,"
                    + " PRIMARY KEY (draft, place)) STRICT");

    /// What version 5 added: lists are read from an index alone, without the pages that hold envelopes.
    private static final List<String> LISTS = List.of(
            "ALTER TABLE messages ADD COLUMN subject TEXT",
            "UPDATE messages SET subject = (SELECT words.subject FROM words WHERE words.rowid = messages.id)",
            "DROP INDEX messages_by_time",
            "CREATE INDEX messages_listed ON messages (direction, time, id, state, sender, recipients, size, leaf,"
                    + " message, subject)",
            "CREATE INDEX messages_sealed ON messages (direction) WHERE state = 'SEALED'");

    /// What version 6 added: which messages could not be handed in at once, what the repository said to those that it
    /// refused, and which were deleted here.
    private static final List<String> WAITS = List.of(
            "CREATE TABLE deleted (message BLOB PRIMARY KEY) STRICT",
            "CREATE TABLE waits (message BLOB PRIMARY KEY, since INTEGER NOT NULL, until INTEGER NOT NULL,"
                    + " attempts INTEGER NOT NULL, refusal TEXT) STRICT");

    /// What version 7 added: what is asked for each message that comes in or is read is found without looking at all.
    private static final List<String> FOUND = List.of(
            "CREATE INDEX messages_by_envelope ON messages (envelope_id)",
            "CREATE INDEX messages_by_leaf ON messages (leaf, time)",
            "CREATE INDEX links_by_message ON links (message)");

    private static final List<List<String>> VERSIONS = List.of(TABLES, LOGS, ANSWERS, DRAFTS, LISTS, WAITS, FOUND);

    private Schema() {}

    /// Makes the tables of an empty file, and adds those that an older one lacks; refuses those of a newer
    /// version.
    static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            int version;
            try (var result = statement.executeQuery("PRAGMA user_version")) {
                result.next();
                version = result.getInt(1);
            }
            if (version > VERSION) {
                throw new SQLException("the vault was written by a newer Obreia: its version is " + version);
            }
            if (version == VERSION) {
                return;
            }
            connection.setAutoCommit(false);
            for (var added : VERSIONS.subList(version, VERSION)) {
                for (var table : added) {
                    statement.execute(table);
                }
            }
            statement.execute("PRAGMA user_version = " + VERSION);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
