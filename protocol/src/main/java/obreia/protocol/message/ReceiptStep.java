package obreia.protocol.message;

/// The steps of checking a receipt, in the order of `protocol/spec/receipt.md`.
public enum ReceiptStep implements Step {
    ENVELOPE(1, "The envelope hashes to its id"),
    RECORD(2, "The record is canonical, of this origin, names this envelope and the message that was sent"),
    RECORD_IN_LOG(2, "The record's leaf is in a checkpoint consistent with the last one seen"),
    OPENS(3, "The envelope opens with a box key of this device"),
    DIGEST(4, "What it holds is the receipt that the record names"),
    SIGNATURE(5, "The signed object keeps the profile, and its signature holds"),
    CONTENT(5, "It is a receipt of version 1"),
    PATH(6, "The card's certificate leads to a trusted authority at the trusted time"),
    REVOCATION(6, "The card was not revoked at the trusted time"),
    READER(7, "The record is from a mailbox whose receipt was asked for, and not from the sender's"),
    IN_FORCE(8, "The card is that of the reader's statement in force at the leaf"),
    CONTENT_TYPE(9, "It is for a content of the message's type"),
    IDENTIFIER(10, "It names the message's signedContentIdentifier"),
    ORIGINATOR_SIGNATURE(11, "It names the value of the message's signature"),
    MESSAGE_DIGEST(12, "It names the digest of the message's signed attributes"),
    ONLY_ONE(13, "There is no other receipt from this mailbox");

    private final int number;
    private final String title;

    ReceiptStep(int number, String title) {
        this.number = number;
        this.title = title;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String title() {
        return title;
    }
}
