package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageId;

/// The messages that are being written, each kept anew as it is typed.
public final class KeptDrafts {
    private final Database database;

    KeptDrafts(Database database) {
        this.database = database;
    }

    /// A draft as a list shows it.
    public record Listed(long id, Instant changed, List<MailboxId> to, String subject, String text) {}

    /// Keeps a new draft and says under which number. A number is never given twice.
    public long add(KeptDraft draft) throws IOException {
        return database.together(() -> {
            database.update(
                    "INSERT INTO drafts (changed, recipients, subject, text, answered) VALUES (?, ?, ?, ?, ?)",
                    draft.changed(),
                    draft.to(),
                    draft.subject(),
                    draft.text(),
                    draft.answered());
            var id = database.find(row -> row.number("id"), "SELECT max(id) AS id FROM drafts")
                    .orElseThrow();
            putFiles(id, draft.files());
            return id;
        });
    }

    /// Keeps a draft in the place of what it was before; false if it is there no more.
    public boolean put(long id, KeptDraft draft) throws IOException {
        return database.together(() -> {
            var there = database.update(
                            "UPDATE drafts SET changed = ?, recipients = ?, subject = ?, text = ?, answered = ?"
                                    + " WHERE id = ?",
                            draft.changed(),
                            draft.to(),
                            draft.subject(),
                            draft.text(),
                            draft.answered(),
                            id)
                    > 0;
            // Files are large and words are typed: files are written when they changed.
            if (there && !sameFiles(id, draft.files())) {
                putFiles(id, draft.files());
            }
            return there;
        });
    }

    /// All drafts, the last changed first.
    public List<Listed> all() throws IOException {
        return database.list(
                row -> new Listed(
                        row.number("id"), row.time("changed"), readers(row), row.text("subject"), row.text("text")),
                "SELECT id, changed, recipients, subject, text FROM drafts ORDER BY changed DESC, id DESC");
    }

    public Optional<KeptDraft> find(long id) throws IOException {
        return database.together(() -> {
            var files = files(id);
            return database.find(
                    row -> new KeptDraft(
                            row.time("changed"),
                            readers(row),
                            row.text("subject"),
                            row.text("text"),
                            answered(row),
                            files),
                    "SELECT * FROM drafts WHERE id = ?",
                    id);
        });
    }

    /// Takes a draft out; true if it was there.
    public boolean remove(long id) throws IOException {
        return database.together(() -> {
            database.update("DELETE FROM draft_files WHERE draft = ?", id);
            return database.update("DELETE FROM drafts WHERE id = ?", id) > 0;
        });
    }

    private boolean sameFiles(long id, List<Attachment> files) throws IOException {
        var kept = database.list(
                row -> row.text("name") + "/" + row.digest("digest"),
                "SELECT name, digest FROM draft_files WHERE draft = ? ORDER BY place",
                id);
        return kept.equals(files.stream()
                .map(file -> file.name() + "/" + Digest.of(file.content()))
                .toList());
    }

    private void putFiles(long id, List<Attachment> files) throws IOException {
        database.update("DELETE FROM draft_files WHERE draft = ?", id);
        for (var place = 0; place < files.size(); place++) {
            var file = files.get(place);
            database.update(
                    "INSERT INTO draft_files (draft, place, name, type, content, digest) VALUES (?, ?, ?, ?, ?, ?)",
                    id,
                    place,
                    file.name(),
                    file.type(),
                    file.content(),
                    Digest.of(file.content()));
        }
    }

    private List<Attachment> files(long id) throws IOException {
        return database.list(
                row -> Attachment.of(row.text("name"), row.text("type"), row.bytes("content")),
                "SELECT name, type, content FROM draft_files WHERE draft = ? ORDER BY place",
                id);
    }

    private static List<MailboxId> readers(Row row) throws SQLException, MalformedException {
        return row.text("recipients").isEmpty() ? List.of() : row.mailboxes("recipients");
    }

    private static Optional<MessageId> answered(Row row) throws SQLException, MalformedException {
        var text = row.maybeText("answered");
        return text.isEmpty() ? Optional.empty() : Optional.of(MessageId.parse(text.get()));
    }
}
