package obreia.desktop.repository;

import java.io.IOException;

/// The repository cannot be reached, or the line to it was lost: later, perhaps. Apart from other IOExceptions, so that
/// a full disk here is never called a network fault.
public final class UnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(String message) {
        super(message);
    }

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
