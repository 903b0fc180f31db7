package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.revocation.AuthorityAnswer;

/// What authorities said of certificates: for as long as it is current, and, where a letter or receipt was
/// judged by it, for as long as that is kept. Whether authorities are asked at all is said here too.
public final class KeptAnswers {
    /// So many of a kind about one certificate or authority are kept, the newest, beside those that were
    /// used.
    static final int MOST = 8;

    private static final String ASKING = "ask_authorities";

    private final Database database;

    KeptAnswers(Database database) {
        this.database = database;
    }

    /// Keeps an answer about a certificate or authority, which is named by a SHA-256.
    public void put(AuthorityAnswer answer, Digest about) throws IOException {
        database.together(() -> {
            database.update(
                    "INSERT OR IGNORE INTO answers (digest, kind, about, der) VALUES (?, ?, ?, ?)",
                    answer.digest(),
                    answer.kind(),
                    about,
                    answer.der());
            return database.update(
                    "DELETE FROM answers WHERE kind = ? AND about = ?"
                            + " AND digest NOT IN (SELECT answer FROM answers_used)"
                            + " AND id NOT IN (SELECT id FROM answers WHERE kind = ? AND about = ?"
                            + " ORDER BY id DESC LIMIT " + MOST + ")",
                    answer.kind(),
                    about,
                    answer.kind(),
                    about);
        });
    }

    /// The newest first.
    public List<AuthorityAnswer> find(AuthorityAnswer.Kind kind, Digest about) throws IOException {
        return database.list(
                KeptAnswers::answer,
                "SELECT * FROM answers WHERE kind = ? AND about = ? ORDER BY id DESC",
                kind,
                about);
    }

    /// A letter, receipt or statement of this digest was judged by these answers, which are kept with it
    /// from now on.
    public void used(Digest object, List<AuthorityAnswer> answers) throws IOException {
        database.together(() -> {
            for (var answer : answers) {
                database.update(
                        "INSERT OR IGNORE INTO answers_used (object, answer) VALUES (?, ?)", object, answer.digest());
            }
            return true;
        });
    }

    /// The answers by which a letter, receipt or statement was judged.
    public List<AuthorityAnswer> of(Digest object) throws IOException {
        return database.list(
                KeptAnswers::answer,
                "SELECT answers.* FROM answers JOIN answers_used ON answers.digest = answers_used.answer"
                        + " WHERE answers_used.object = ? ORDER BY answers.id",
                object);
    }

    /// Whether authorities are asked; they are unless the person said otherwise.
    public boolean asking() throws IOException {
        return database.find(row -> row.text("value"), "SELECT value FROM settings WHERE name = ?", ASKING)
                .map("yes"::equals)
                .orElse(true);
    }

    public void setAsking(boolean asking) throws IOException {
        database.update("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", ASKING, asking ? "yes" : "no");
    }

    private static AuthorityAnswer answer(Row row) throws SQLException, MalformedException {
        return new AuthorityAnswer(row.constant(AuthorityAnswer.Kind.class, "kind"), row.bytes("der"));
    }
}
