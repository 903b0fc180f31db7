package obreia.protocol.message;

import java.time.Instant;
import java.util.List;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.ValidatedPath;
import obreia.protocol.log.LogRecord;

/// A message of which no step failed: what it says was said by the person that its sender's card names.
///
/// Only a [MessageVerifier] makes one, so whoever holds one holds the proof. [#checks] tells what could not be looked
/// at.
public final class VerifiedMessage implements Reading {
    private final Arrival arrival;
    private final LogRecord record;
    private final OpenedMessage opened;
    private final ValidatedPath path;
    private final SignedStatement sender;
    private final MailboxId reader;
    private final List<Check> checks;

    VerifiedMessage(
            Arrival arrival,
            LogRecord record,
            OpenedMessage opened,
            ValidatedPath path,
            SignedStatement sender,
            MailboxId reader,
            List<Check> checks) {
        this.arrival = arrival;
        this.record = record;
        this.opened = opened;
        this.path = path;
        this.sender = sender;
        this.reader = reader;
        this.checks = List.copyOf(checks);
    }

    @Override
    public List<Check> checks() {
        return checks;
    }

    /// The message digest.
    public Digest digest() {
        return opened.digest();
    }

    /// The CMS SignedData in DER, as it came.
    public Bytes cms() {
        return opened.cms();
    }

    /// The signed bytes: what is exported as `.eml`.
    public Bytes mime() {
        return opened.mime();
    }

    public MessageContent content() {
        return opened.content();
    }

    public MessageHeaders headers() {
        return opened.headers();
    }

    /// The person who signed.
    public Person person() {
        return path.person();
    }

    /// The sender's statement in force at the leaf; its signer's certificate has the name to show.
    public SignedStatement sender() {
        return sender;
    }

    /// From the card's certificate to the anchor.
    public ValidatedPath path() {
        return path;
    }

    public RevocationStatus revocation() {
        return path.revocation();
    }

    /// The mailbox that read it.
    public MailboxId reader() {
        return reader;
    }

    /// True in the sender's own mailbox: nobody signs a receipt for their own message.
    public boolean own() {
        return reader.equals(headers().sender());
    }

    public LogRecord record() {
        return record;
    }

    /// Its place in the messages log.
    public long leaf() {
        return arrival.leaf();
    }

    /// The trusted time of its checks.
    public Instant seen() {
        return arrival.seen();
    }

    /// Where it was met: for [KnownMessages#places].
    public Place place() {
        return new Place(arrival.id(), Digest.of(arrival.record()));
    }

    ReceiptTerms terms() {
        return opened.terms();
    }

    @Override
    public String toString() {
        return "VerifiedMessage[" + digest().shortHex() + "]";
    }
}
