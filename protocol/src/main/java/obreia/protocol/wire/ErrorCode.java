package obreia.protocol.wire;

import java.util.Locale;
import java.util.Optional;

/// Why a request was refused, as a stable code that programs may act on. A code never changes its meaning.
public enum ErrorCode {
    /// The frame, or something in it, cannot be read.
    MALFORMED,
    /// This connection's key is a device of no mailbox: only `register` is open to it.
    NOT_REGISTERED,
    /// The mailbox of this connection may not do that.
    NOT_PERMITTED,
    /// There is no such mailbox, message or envelope, or none that this mailbox may know of.
    NOT_FOUND,
    /// Something is larger than is accepted.
    TOO_LARGE,
    /// The mailbox or the repository is full.
    QUOTA,
    /// Too many requests in a short time.
    RATE,
    /// The request contradicts what is stored.
    CONFLICT,
    /// A signature or another proof does not hold.
    NOT_VERIFIED,
    /// No configured identity scheme vouches for the card.
    UNTRUSTED_CARD,
    /// Something newer is stored than what the request builds on: look it up and try again.
    STALE,
    /// It was done before, and can be done only once.
    ALREADY,
    /// The repository cannot store or serve just now. Nothing was acknowledged.
    UNAVAILABLE,
    /// The repository was set back: it has signed checkpoints that its logs do not lead to any more. It serves nobody
    /// until its operator has restored it.
    SET_BACK,
    /// A fault of the repository.
    INTERNAL;

    /// The code as it stands on the wire: the name in lower case.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// True when the same request may succeed later without anybody changing it.
    public boolean retry() {
        return switch (this) {
            case RATE, UNAVAILABLE -> true;
            case MALFORMED,
                    NOT_REGISTERED,
                    NOT_PERMITTED,
                    NOT_FOUND,
                    TOO_LARGE,
                    QUOTA,
                    CONFLICT,
                    NOT_VERIFIED,
                    UNTRUSTED_CARD,
                    STALE,
                    ALREADY,
                    SET_BACK,
                    INTERNAL -> false;
        };
    }

    static Optional<ErrorCode> ofCode(String code) {
        for (var error : values()) {
            if (error.code().equals(code)) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }
}
