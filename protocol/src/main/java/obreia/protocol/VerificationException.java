package obreia.protocol;

/// Bytes that can be read, but that do not say the truth: a signature, a hash, a path or a rule does not
/// hold.
///
/// A kind of its own says more to programs where they act on it: `PathException` which rule of a
/// certificate path fails.
public class VerificationException extends Exception {
    private static final long serialVersionUID = 1L;

    public VerificationException(String message) {
        super(message);
    }

    public VerificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
