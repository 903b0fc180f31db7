package obreia.protocol.message;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.ValidatedPath;
import obreia.protocol.log.LogRecord;

/// A receipt of which no step failed: the person that the reader's card names signed for this message.
///
/// Only a [ReceiptVerifier] makes one. [#checks] tells what could not be looked at.
public final class VerifiedReceipt implements ReceiptReading {
    private final Bytes cms;
    private final Instant signingTime;
    private final LogRecord record;
    private final long leaf;
    private final ValidatedPath path;
    private final SignedStatement reader;
    private final List<Check> checks;

    VerifiedReceipt(
            OpenedReceipt opened,
            LogRecord record,
            long leaf,
            ValidatedPath path,
            SignedStatement reader,
            List<Check> checks) {
        this.cms = opened.cms();
        this.signingTime = opened.signed().signingTime();
        this.record = record;
        this.leaf = leaf;
        this.path = path;
        this.reader = reader;
        this.checks = List.copyOf(checks);
    }

    @Override
    public List<Check> checks() {
        return checks;
    }

    /// The CMS SignedData in DER, as it came: `openssl cms -verify_receipt` takes it.
    public Bytes cms() {
        return cms;
    }

    /// The receipt's own digest: SHA-256 of [#cms].
    public Digest digest() {
        return record.message();
    }

    /// The mailbox that read the message.
    public MailboxId mailbox() {
        return record.from();
    }

    /// The person who signed.
    public Person person() {
        return path.person();
    }

    public X509Certificate signer() {
        return path.path().getFirst();
    }

    /// The reader's statement in force at the leaf; its signer's certificate has the name to show.
    public SignedStatement reader() {
        return reader;
    }

    public ValidatedPath path() {
        return path;
    }

    /// When it was signed, says the reader.
    public Instant signingTime() {
        return signingTime;
    }

    /// When it was stored stands in it, says the repository.
    public LogRecord record() {
        return record;
    }

    /// Its place in the messages log.
    public long leaf() {
        return leaf;
    }

    @Override
    public String toString() {
        return "VerifiedReceipt[" + digest().shortHex() + "]";
    }
}
