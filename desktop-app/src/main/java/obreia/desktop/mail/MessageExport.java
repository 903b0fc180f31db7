package obreia.desktop.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// Writes a letter with its receipts, its envelope and its certificates to a folder, for tools that nobody here wrote.
public final class MessageExport {
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Account account;

    public MessageExport(Account account) {
        this.account = account;
    }

    /// Writes to the folder `to`, which must not hold anything yet; gives the files that were written.
    ///
    /// A received letter must have been opened. Certificates of the letter and its receipts are written for
    /// convenience; what is trusted is for whoever verifies to say.
    public List<Path> export(KeptMessage letter, Path to) throws IOException {
        var opened = letter.opened()
                .orElseThrow(() -> new IllegalStateException("a sealed letter is read before it is exported"));
        Files.createDirectories(to);
        try (var there = Files.list(to)) {
            if (there.findAny().isPresent()) {
                throw new IOException(to + " is not empty; name a new folder");
            }
        }
        var files = new ArrayList<Path>();
        files.add(write(to.resolve("message.p7m"), opened.cms()));
        files.add(write(to.resolve("message.eml"), Bytes.utf8(smime(opened.cms()))));
        if (letter.envelope().isPresent()) {
            files.add(write(to.resolve("envelope.age"), letter.envelope().get().bytes()));
        }
        var certificates = new TreeMap<String, X509Certificate>();
        collect(opened.cms(), ContentType.DATA, SignedAttribute.RECEIPT_REQUEST, certificates);
        var receipts = account.vault().receipts().of(letter.message()).stream()
                .filter(receipt -> receipt.verified())
                .toList();
        var names = new ArrayList<String>();
        for (var receipt : receipts) {
            var name = "receipts/" + receipt.receipt().shortHex() + ".p7s";
            Files.createDirectories(to.resolve("receipts"));
            files.add(write(to.resolve(name), receipt.cms()));
            names.add(name);
            collect(receipt.cms(), ContentType.RECEIPT, SignedAttribute.MSG_SIG_DIGEST, certificates);
        }
        files.add(write(to.resolve("certificates.pem"), Bytes.utf8(pem(certificates.values()))));
        files.add(write(to.resolve("VERIFY.txt"), Bytes.utf8(commands(letter, names))));
        return files;
    }

    private static Path write(Path file, Bytes bytes) throws IOException {
        Files.write(file, bytes.toArray(), StandardOpenOption.CREATE_NEW);
        return file;
    }

    /// An S/MIME message, which mail programs open too. RFC 8551, section 3.5.1.
    private static String smime(Bytes cms) {
        return """
                MIME-Version: 1.0
                Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="smime.p7m"

                %s
                """.formatted(MIME.encodeToString(cms.toArray()));
    }

    private static void collect(
            Bytes cms, ContentType type, String attribute, Map<String, X509Certificate> certificates)
            throws IOException {
        try {
            var verified = CmsProfile.verify(cms, type, Optional.of(attribute));
            add(verified.signer(), certificates);
            for (var other : verified.others()) {
                add(other, certificates);
            }
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept signature does not hold any more", e);
        }
    }

    private static void add(X509Certificate certificate, Map<String, X509Certificate> certificates) {
        certificates.put(Digest.of(der(certificate)).hex(), certificate);
    }

    private static String pem(Iterable<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            text.append(certificate.getSubjectX500Principal().getName())
                    .append("\n-----BEGIN CERTIFICATE-----\n")
                    .append(MIME.encodeToString(der(certificate).toArray()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString();
    }

    private static Bytes der(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }

    private static String commands(KeptMessage letter, List<String> receipts) {
        var text = new StringBuilder("""
                Letter %s
                %s

                Anyone can check this with openssl; CA.pem is the authority's certificate, which you must have from
                somewhere you trust, not from this folder. Run in this folder.

                  openssl cms -verify -purpose any -in message.p7m -inform DER -CAfile CA.pem -certfile certificates.pem -out text.eml
                """.formatted(
                letter.message().hex(), letter.direction() == Direction.IN ? "received here" : "sent from here"));
        for (var receipt : receipts) {
            text.append("  openssl cms -verify_receipt ")
                    .append(receipt)
                    .append(" -rctform DER -purpose any -in message.p7m -inform DER -CAfile CA.pem")
                    .append(" -certfile certificates.pem\n");
        }
        return text.append("""

                The first command shows the text and that its signer signed it. Each of the others shows that somebody signed a
                receipt for this letter; who that was, and that they are among the recipients in the letter's headers, is for you
                to look at: openssl does not. The letter's name is the SHA-256 of message.p7m:

                  sha256sum message.p7m

                envelope.age is the letter as the repository stored it (age, sealed to the devices of sender and recipients).
                """).toString();
    }
}
