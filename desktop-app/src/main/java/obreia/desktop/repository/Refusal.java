package obreia.desktop.repository;

import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Response;

/// A repository's no to one request, which changed nothing.
///
/// @param message a sentence for a person, the repository's own but for a device that is none any more: claimed, and
///                free of hidden characters
/// @param retry   whether the repository says that the same request may succeed later
public record Refusal(ErrorCode code, String message, boolean retry) {
    private static final String REMOVED = "this computer is no device of your mailbox any more, says the repository:"
            + " a statement that your card signed elsewhere removed it. What is kept here stays readable. If that was"
            + " not you, somebody else has your card and its PIN: have the card revoked";

    static Refusal of(Response.Failure failure) {
        // Whoever asks as a member has been one.
        var message = failure.code() == ErrorCode.NOT_REGISTERED ? REMOVED : failure.message();
        return new Refusal(failure.code(), message, failure.retry());
    }
}
