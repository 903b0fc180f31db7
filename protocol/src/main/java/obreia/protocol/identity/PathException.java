package obreia.protocol.identity;

import obreia.protocol.VerificationException;

/// A certificate path that does not hold, with the rule that it breaks. The message begins with the rule's
/// word.
public final class PathException extends VerificationException {
    private static final long serialVersionUID = 1L;

    private final PathFault fault;

    public PathException(PathFault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    public PathException(PathFault fault, String detail, Throwable cause) {
        super(detail, cause);
        this.fault = fault;
    }

    private PathException(PathException before, String addition) {
        super(before.getMessage() + addition, before);
        this.fault = before.fault;
    }

    public PathFault fault() {
        return fault;
    }

    /// The same failure with more said of it.
    public PathException and(String addition) {
        return new PathException(this, addition);
    }
}
