package obreia.desktop.repository;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;

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

    /// What stands between, by the kinds of the causes. A name that the network does not know and a time that is over
    /// come as a [ConnectException] too, so they are looked for first.
    static UnreachableException.Why why(Throwable failure) {
        if (caused(failure, UnresolvedAddressException.class) || caused(failure, UnknownHostException.class)) {
            return UnreachableException.Why.UNKNOWN_HOST;
        }
        if (caused(failure, HttpTimeoutException.class) || caused(failure, SocketTimeoutException.class)) {
            return UnreachableException.Why.NO_ANSWER;
        }
        if (caused(failure, ConnectException.class)) {
            return UnreachableException.Why.REFUSED;
        }
        return caused(failure, SSLException.class)
                ? UnreachableException.Why.NOT_A_REPOSITORY
                : UnreachableException.Why.LOST;
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> kind) {
        var cause = failure;
        for (var depth = 0; depth < DEPTH && cause != null; depth++) {
            if (kind.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
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
