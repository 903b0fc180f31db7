package obreia.protocol.message;

import java.util.List;

/// What came of reading a message: it is verified, or it is not and says which step failed.
public sealed interface Reading permits VerifiedMessage, UntrustedMessage {
    /// Every step's outcome, in the order of the steps.
    List<Check> checks();
}
