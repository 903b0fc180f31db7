package obreia.desktop.repository;

import java.io.IOException;

/// The repository cannot be reached, or the line to it was lost: later, perhaps. Apart from other IOExceptions, so that
/// a full disk here is never called a network fault.
public final class UnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /// What stands between, as far as it can be told; a window says it in the language of its person.
    public enum Why {
        /// Nothing listens at the address.
        REFUSED,
        /// The network knows no such host.
        UNKNOWN_HOST,
        /// It did not answer in time.
        NO_ANSWER,
        /// What answered does not speak as a repository does.
        NOT_A_REPOSITORY,
        /// The line was there and is lost.
        LOST,
        /// There is no line now.
        NO_LINE
    }

    public UnreachableException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public UnreachableException(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
