package obreia.protocol.wire;

import obreia.protocol.codec.Bytes;

/// How much of each thing a frame may hold. A peer that goes over one of them is answered with an error, never served
/// in part.
public final class Limits {
    /// A whole frame in bytes: the length field and header in 64 KiB, the body in 1 MiB.
    public static final int FRAME = (1 << 20) + (1 << 16);

    /// The JSON header in bytes; with its four bytes of length it fits in 64 KiB.
    public static final int HEADER = (1 << 16) - 4;

    /// The body in bytes: all byte strings of one request or response together.
    public static final int BODY = 1 << 20;

    /// One envelope in bytes.
    public static final int ENVELOPE = 1 << 20;

    /// One signed statement in bytes.
    public static final int STATEMENT = 1 << 16;

    /// One record in bytes.
    public static final int RECORD = 1 << 16;

    /// One proof that something is in a log, in bytes: a record in Base64, the hashes of a path, a signed checkpoint.
    public static final int PROOF = 1 << 18;

    /// One signed checkpoint in bytes, with all cosignatures.
    public static final int CHECKPOINT = 1 << 16;

    /// A salt in bytes, exactly.
    public static final int SALT = 32;

    /// Mailboxes that one letter goes to.
    public static final int RECIPIENTS = 256;

    /// Entries that may be asked for at once.
    public static final int PAGE = 100;

    /// Entries of one response: a letter to everybody that it may go to, and a receipt of each.
    public static final int ENTRIES = RECIPIENTS + 1;

    /// Devices of one mailbox, and so the box keys that are served for it.
    public static final int DEVICES = 8;

    /// Characters (UTF-16 units) of the beginning of a name that people are searched by.
    public static final int PREFIX = 64;

    /// Characters of a name, as a card's certificate gives it.
    public static final int NAME = 256;

    /// Characters of an alias.
    public static final int ALIAS = 64;

    /// Characters of the place where a list goes on.
    public static final int CURSOR = 4096;

    /// Characters of an error's sentence.
    public static final int SENTENCE = 512;

    /// The greatest number in a frame: 2⁵³ − 1, the greatest that every JSON reader keeps. RFC 7493, section 2.2.
    public static final long NUMBER = (1L << 53) - 1;

    private Limits() {}

    static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalStateException(rule);
        }
    }

    static void requireCheckpoint(Bytes checkpoint) {
        require(
                !checkpoint.isEmpty() && checkpoint.length() <= CHECKPOINT,
                "a checkpoint has 1 to " + CHECKPOINT + " bytes, not " + checkpoint.length());
    }

    static void requireProof(Bytes proof) {
        require(
                !proof.isEmpty() && proof.length() <= PROOF,
                "a proof has 1 to " + PROOF + " bytes, not " + proof.length());
    }

    static void requireNumber(String what, long number, long min) {
        require(number >= min && number <= NUMBER, what + " is " + number + ", " + min + " to 2^53-1 are accepted");
    }
}
