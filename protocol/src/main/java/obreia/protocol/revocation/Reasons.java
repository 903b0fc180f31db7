package obreia.protocol.revocation;

/// Why a certificate was revoked, in words for a person. RFC 5280, section 5.3.1.
final class Reasons {
    static final int HOLD = 6;
    static final int REMOVED = 8;

    private Reasons() {}

    static String words(int reason) {
        return switch (reason) {
            case 1 -> "its key was compromised";
            case 2 -> "the authority's key was compromised";
            case 3 -> "what it says of its holder changed";
            case 4 -> "another took its place";
            case 5 -> "it is not needed any more";
            case HOLD -> "it is on hold";
            case 9 -> "its holder lost the right to it";
            case 10 -> "the key that vouches for its contents was compromised";
            default -> "no reason was given";
        };
    }

    /// False of one that may be taken back.
    static boolean forGood(int reason) {
        return reason != HOLD;
    }
}
