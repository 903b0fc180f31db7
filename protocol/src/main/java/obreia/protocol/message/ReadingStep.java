package obreia.protocol.message;

/// The steps of reading a message, in the order of `protocol/spec/message.md`.
public enum ReadingStep implements Step {
    ENVELOPE(1, "The envelope hashes to its id"),
    RECORD(2, "The record is canonical, of this origin, and names this envelope"),
    RECORD_IN_LOG(2, "The record's leaf is in a checkpoint consistent with the last one seen"),
    OPENS(3, "The envelope opens with a box key of this device"),
    DIGEST(4, "What it holds is the message that the record names"),
    SIGNATURE(5, "The signed object keeps the profile, and its signature holds"),
    CONTENT(5, "The message is written as version 1 says"),
    PATH(6, "The card's certificate leads to a trusted authority at the trusted time"),
    REVOCATION(6, "The card was not revoked at the trusted time"),
    IN_FORCE(7, "The card is that of the sender's statement in force at the leaf"),
    AGREEMENT(8, "Headers, request for receipts, record and statement agree, and the message is to this mailbox"),
    NEW(9, "The message was not seen in another envelope or record"),
    NEWEST_STATEMENT(10, "The statement named for this mailbox was its newest"),
    CHAIN(11, "The message stands in its place in the sender's chain"),
    CHECKPOINTS(12, "The sender's checkpoints and ours are consistent");

    private final int number;
    private final String title;

    ReadingStep(int number, String title) {
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
