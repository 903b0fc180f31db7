package obreia.desktop.repository;

import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Response;

/// A repository's no to one request, which changed nothing.
///
/// @param message the repository's sentence for a person: claimed, and free of hidden characters
/// @param retry   whether the repository says that the same request may succeed later
public record Refusal(ErrorCode code, String message, boolean retry) {
    static Refusal of(Response.Failure failure) {
        return new Refusal(failure.code(), failure.message(), failure.retry());
    }
}
