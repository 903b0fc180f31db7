package obreia.desktop.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.sealing.BoxKey;

/// The box keys of this device: their certificates in the database, their private halves in files of their own.
///
/// *A seized device opens what its vault keeps, and what was sent to it in the last 37 days or since it was last
/// online, if somebody kept the ciphertext*: that holds because [#destroy] leaves nothing that opens.
public final class BoxKeys {
    private final Database database;
    private final BoxKeyFiles files;

    BoxKeys(Database database, BoxKeyFiles files) {
        this.database = database;
        this.files = files;
    }

    /// The files of the private keys, for a backup: encrypted, each of use only with its other half and the vault's
    /// key.
    List<Path> files() throws IOException {
        return files.all();
    }

    /// One more than the highest number that this device ever used.
    public long nextNumber() throws IOException {
        return 1
                + database.find(row -> row.number("number"), "SELECT coalesce(max(number), 0) AS number FROM box_keys")
                        .orElseThrow();
    }

    /// Keeps a key before its certificate is handed in. Its files are on the disk when this returns.
    public void add(BoxKey key, BoxKeyCertificate certificate) throws IOException {
        if (!key.recipient().format().equals(certificate.recipient())) {
            throw new IllegalStateException("the certificate is of another box key");
        }
        if (certificate.number() < nextNumber()) {
            throw new IllegalStateException("box-key number " + certificate.number() + " was used already");
        }
        files.write(certificate.number(), key);
        database.update(
                "INSERT INTO box_keys (number, certificate) VALUES (?, ?)", certificate.number(), certificate.json());
    }

    /// Remembers that the repository took the certificate.
    public void accepted(long number, Instant at) throws IOException {
        database.update("UPDATE box_keys SET accepted = coalesce(accepted, ?) WHERE number = ?", at, number);
    }

    /// Remembers how far the messages log had come when keys that the repository took were first known to be taken: a
    /// checkpoint of more leaves was made after that.
    public void logged(long size) throws IOException {
        database.update("UPDATE box_keys SET logged = ? WHERE accepted IS NOT NULL AND logged IS NULL", size);
    }

    /// The highest number that was handed in before the messages log had this many leaves, as far as is known.
    public OptionalLong newestBefore(long size) throws IOException {
        return database.find(
                        row -> row.maybeNumber("number"),
                        "SELECT max(number) AS number FROM box_keys WHERE logged < ?",
                        size)
                .orElse(OptionalLong.empty());
    }

    /// All that there ever were, the newest first.
    public List<OwnBoxKey> all() throws IOException {
        return database.list(BoxKeys::own, "SELECT * FROM box_keys ORDER BY number DESC");
    }

    /// The private keys that were not destroyed; the caller closes them.
    public OpenBoxKeys open() throws IOException {
        var keys = new ArrayList<BoxKey>();
        try {
            for (var own : all()) {
                if (own.destroyed().isEmpty()) {
                    files.read(own.number()).ifPresent(keys::add);
                }
            }
            return new OpenBoxKeys(keys);
        } catch (IOException e) {
            keys.forEach(BoxKey::close);
            throw e;
        }
    }

    /// Overwrites and deletes a private key; nothing that was sealed to it opens here any more.
    public void destroy(long number, Instant at) throws IOException {
        files.destroy(number);
        database.update("UPDATE box_keys SET destroyed = coalesce(destroyed, ?) WHERE number = ?", at, number);
    }

    private static OwnBoxKey own(Row row) throws SQLException, MalformedException {
        var json = JsonObject.parse("box-key certificate", row.text("certificate"));
        var certificate = BoxKeyCertificate.read(json);
        return new OwnBoxKey(certificate, row.maybeTime("accepted"), row.maybeTime("destroyed"));
    }

    /// The newest key that the repository took.
    public Optional<OwnBoxKey> current() throws IOException {
        return all().stream().filter(own -> own.accepted().isPresent()).findFirst();
    }
}
