package obreia.protocol;

/// Bytes that cannot be read as what they should be: too long, cut off, out of order, or of another format.
///
/// The message names the rule and the value, for a person: "checkpoint has 21 signatures, at most 20 are accepted".
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
