package obreia.protocol.evidence;

/// The steps of checking evidence, in the order of `protocol/spec/evidence.md`.
public enum EvidenceStep {
    FILE(1, true, "The file is written as the specification says, with nothing more in it"),
    SIGNATURE(2, true, "The letter keeps the profile, and its signature holds"),
    RECORD(3, true, "The record names this letter"),
    ENVELOPE(4, false, "The envelope is the one that the record names"),
    LEAF(5, true, "Salt and record are an entry of the messages log"),
    CHECKPOINT(6, true, "The log's key signed the checkpoint"),
    STATEMENTS(7, true, "Each statement is signed by the card it names, and follows the one before"),
    STATEMENTS_LOGGED(8, true, "Each statement is an entry of both logs, in its order"),
    PEOPLE(9, true, "The statements of a mailbox are of one person, for whom a trusted authority vouches"),
    IN_FORCE(10, true, "The card is that of the sender's statement in force at the letter's leaf"),
    AGREEMENT(11, true, "Headers, request for receipts, record and statement agree"),
    PATH(12, true, "The card's certificate leads to a trusted authority at the time of the record"),
    RECEIPT(13, true, "The receipt is signed, and for this letter"),
    RECEIPT_RECORD(
            14, true, "Its record names it and the letter, and is an entry of the messages log after the letter"),
    READER(15, true, "A recipient signed it, with the card of their statement in force"),
    ONE_TREE(16, false, "The checkpoints of a log are of one tree"),
    NEWEST_STATEMENT(17, false, "No newer statement stood before the leaf"),
    RECIPIENTS(18, false, "The recipients' statements that the letter names are here"),
    WITNESSES(19, false, "Enough witnesses cosigned the checkpoint"),
    REVOCATION(20, false, "The cards were not revoked"),
    SEALED(21, false, "The envelope opens to the letter");

    private final int number;
    private final boolean needed;
    private final String title;

    EvidenceStep(int number, boolean needed, String title) {
        this.number = number;
        this.needed = needed;
        this.title = title;
    }

    /// Its number in the specification.
    public int number() {
        return number;
    }

    /// Whether evidence is not accepted where this cannot be checked. A step that fails is always decisive.
    public boolean needed() {
        return needed;
    }

    /// What it says when it holds, in English.
    public String title() {
        return title;
    }
}
