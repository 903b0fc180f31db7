package obreia.desktop.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.wire.RepositoryAddress;

/// What the vault keeps about this device and its place at the repository.
public final class ThisDevice {
    private final Database database;

    ThisDevice(Database database) {
        this.database = database;
    }

    /// How far the repository was followed; each is the leaf of the messages log up to which all was taken in.
    public enum Mark {
        MESSAGES,
        RECEIPTS,
        DIRECTORY,
        /// What the repository listed after this leaf and gave another thing for; absent where nothing is held up.
        HELD,
        /// Not a leaf: the generation of the logs up to which what they lack was handed in again.
        GENERATION
    }

    public Optional<Membership> membership() throws IOException {
        return database.find(
                row -> new Membership(
                        RepositoryAddress.parse(row.text("repository")),
                        row.mailbox("mailbox"),
                        DeviceId.parse(row.text("device")),
                        row.text("card"),
                        row.maybeText("alias")),
                "SELECT * FROM membership");
    }

    public void putMembership(Membership membership) throws IOException {
        database.update(
                "INSERT OR REPLACE INTO membership (one, repository, mailbox, device, card, alias)"
                        + " VALUES (1, ?, ?, ?, ?, ?)",
                membership.repository().format(),
                membership.mailbox(),
                membership.device(),
                membership.card(),
                membership.alias());
    }

    /// Where this vault belonged before it was restored; absent once it has joined again.
    public Optional<Former> former() throws IOException {
        var repository = setting("former.repository");
        var card = setting("former.card");
        if (repository.isEmpty() || card.isEmpty() || membership().isPresent()) {
            return Optional.empty();
        }
        try {
            var address = RepositoryAddress.parse(repository.get());
            return Optional.of(new Former(address, card.get(), setting("former.alias")));
        } catch (MalformedException e) {
            throw new IOException("the vault holds an address that cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<String> setting(String name) throws IOException {
        return database.find(row -> row.text("value"), "SELECT value FROM settings WHERE name = ?", name);
    }

    /// Is a device no more: another key and another place at the repository are made when it joins.
    void leave() throws IOException {
        var member = membership();
        if (member.isPresent()) {
            database.update("DELETE FROM settings WHERE name = 'former.alias'");
            remember("former.repository", member.get().repository().format());
            remember("former.card", member.get().card());
            if (member.get().alias().isPresent()) {
                remember("former.alias", member.get().alias().get());
            }
        }
        database.update("DELETE FROM membership");
        database.update("DELETE FROM tls");
    }

    private void remember(String name, String value) throws IOException {
        database.update("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value);
    }

    /// The device's TLS key; made before the registration, since the statement names it.
    public Optional<TlsIdentity> tls() throws IOException {
        return database.find(
                row -> {
                    try {
                        var key = KeyFactory.getInstance(row.text("algorithm"))
                                .generatePrivate(new PKCS8EncodedKeySpec(
                                        row.bytes("private").toArray()));
                        return new TlsIdentity(key, certificate(row.bytes("certificate")));
                    } catch (GeneralSecurityException e) {
                        throw new MalformedException("the device's TLS key cannot be read", e);
                    }
                },
                "SELECT * FROM tls");
    }

    public void putTls(TlsIdentity tls) throws IOException {
        database.update(
                "INSERT OR REPLACE INTO tls (one, algorithm, private, certificate) VALUES (1, ?, ?, ?)",
                tls.key().getAlgorithm(),
                Bytes.of(tls.key().getEncoded()),
                encoded(tls.certificate()));
    }

    /// What the owner calls one of their devices.
    public Optional<String> name(DeviceId device) throws IOException {
        return database.find(row -> row.text("name"), "SELECT name FROM device_names WHERE device = ?", device);
    }

    public void putName(DeviceId device, String name) throws IOException {
        database.update("INSERT OR REPLACE INTO device_names (device, name) VALUES (?, ?)", device, name);
    }

    public OptionalLong mark(Mark mark) throws IOException {
        return database.find(row -> row.maybeNumber("leaf"), "SELECT leaf FROM marks WHERE mark = ?", mark)
                .orElse(OptionalLong.empty());
    }

    /// Moves a mark, forward only.
    public void putMark(Mark mark, long leaf) throws IOException {
        database.update(
                "INSERT INTO marks (mark, leaf) VALUES (?, ?)"
                        + " ON CONFLICT (mark) DO UPDATE SET leaf = max(leaf, excluded.leaf)",
                mark,
                leaf);
    }

    /// Moves a mark to wherever it is to stand.
    public void setMark(Mark mark, long leaf) throws IOException {
        database.update("INSERT OR REPLACE INTO marks (mark, leaf) VALUES (?, ?)", mark, leaf);
    }

    /// Begins anew.
    public void clearMark(Mark mark) throws IOException {
        database.update("DELETE FROM marks WHERE mark = ?", mark);
    }

    static X509Certificate certificate(Bytes der) throws MalformedException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der.stream());
        } catch (CertificateException e) {
            throw new MalformedException("a kept certificate cannot be read", e);
        }
    }

    static Bytes encoded(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has an encoding", e);
        }
    }
}
