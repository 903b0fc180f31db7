package obreia.desktop.repository;

import java.io.InterruptedIOException;
import java.security.cert.CertificateException;
import java.util.Optional;

/// Reads the causes of a failure, as Java wraps them several times.
final class Reasons {
    private static final int DEPTH = 20;

    private Reasons() {}

    /// The innermost message, or the kind of failure where there is none.
    static String of(Throwable failure) {
        var cause = failure;
        for (var depth = 0; depth < DEPTH && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    /// What a request ends with whose thread was told to stop; the thread stays told.
    static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("the request was interrupted");
    }

    /// What the trust manager objected to, where the failure is its objection.
    static Optional<String> objection(Throwable failure) {
        var cause = failure;
        for (var depth = 0; depth < DEPTH && cause != null; depth++) {
            if (cause instanceof CertificateException) {
                return Optional.of(of(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
