package obreia.desktop.authorities;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import obreia.protocol.codec.Bytes;
import obreia.protocol.revocation.AuthorityFetcher;
import org.jspecify.annotations.Nullable;

/// Authorities over HTTP and HTTPS. Used by one thread at a time.
///
/// At most three redirections, to HTTP and HTTPS alone; a whole answer within a time, and all of one piece
/// of work within another; a host that gave no answer is left alone for a while. Nothing is sent but the
/// question: no cookie, no name.
public final class HttpAuthorities implements AutoCloseable {
    private static final int MAX_REDIRECTIONS = 3;
    private static final int OK = 200;
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final FetchLimits limits;
    private final Map<String, Failure> failed = new HashMap<>();
    private @Nullable HttpClient client;

    /// Why a host gave no answer, and when, by the machine's own count.
    private record Failure(String why, long nanoTime) {}

    public HttpAuthorities(FetchLimits limits) {
        this.limits = limits;
    }

    /// The way to them for one piece of work, which has its own time.
    public AuthorityFetcher onePiece() {
        return new Piece();
    }

    private final class Piece implements AuthorityFetcher {
        private Duration left = limits.all();

        @Override
        public Bytes ask(URI responder, Bytes question, int most) throws IOException {
            return fetch(responder, Optional.of(BodyPublishers.ofByteArray(question.toArray())), most);
        }

        @Override
        public Bytes get(URI address, int most) throws IOException {
            return fetch(address, Optional.empty(), most);
        }

        private Bytes fetch(URI address, Optional<BodyPublisher> question, int most) throws IOException {
            var host = address.getHost() + ":" + address.getPort();
            var start = System.nanoTime();
            var before = failed.get(host);
            if (before != null && start - before.nanoTime() < limits.silence().toNanos()) {
                throw new IOException(before.why());
            }
            if (!left.isPositive()) {
                throw new IOException("it was not asked, because all that was asked took over "
                        + limits.all().toSeconds() + " s");
            }
            var patience = limits.answer().compareTo(left) < 0 ? limits.answer() : left;
            try {
                return follow(address, question, most, start, patience);
            } catch (SilentException e) {
                failed.put(host, new Failure(String.valueOf(e.getMessage()), System.nanoTime()));
                throw e;
            } finally {
                left = left.minusNanos(System.nanoTime() - start);
            }
        }
    }

    private Bytes follow(URI address, Optional<BodyPublisher> question, int most, long start, Duration patience)
            throws IOException {
        var at = address;
        for (var redirections = 0; redirections <= MAX_REDIRECTIONS; redirections++) {
            var request = HttpRequest.newBuilder(at);
            if (question.isPresent()) {
                request.header("Content-Type", "application/ocsp-request")
                        .header("Accept", "application/ocsp-response")
                        .POST(question.get());
            }
            var remaining = patience.minusNanos(System.nanoTime() - start);
            var response = send(request.build(), most, remaining);
            if (REDIRECTIONS.contains(response.statusCode())) {
                at = redirected(at, response);
                continue;
            }
            if (response.statusCode() != OK) {
                throw new IOException("it answers with HTTP " + response.statusCode());
            }
            if (response.body().length > most) {
                throw new IOException("it answers with more than " + most + " bytes");
            }
            return Bytes.of(response.body());
        }
        throw new IOException("it sends on more than " + MAX_REDIRECTIONS + " times");
    }

    private static URI redirected(URI from, HttpResponse<?> response) throws IOException {
        URI to;
        try {
            to = from.resolve(response.headers().firstValue("location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new IOException("it sends on to what is no address", e);
        }
        var scheme = to.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) || to.getHost() == null) {
            throw new IOException("it sends on to an address that is not HTTP");
        }
        return to;
    }

    private HttpResponse<byte[]> send(HttpRequest request, int most, Duration patience) throws IOException {
        if (!patience.isPositive()) {
            throw new SilentException("it took too long to answer", null);
        }
        var begun = new AtomicBoolean();
        var answer = client().sendAsync(request, info -> {
            begun.set(true);
            return subscriber(info, most);
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SilentException(
                    "it did not answer within " + limits.answer().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (begun.get()) {
                throw new IOException("its answer breaks off, or has more than " + most + " bytes", e);
            }
            throw new SilentException("it cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } finally {
            var _ = answer.cancel(true); // a body that drips is not waited for
        }
    }

    /// Too long a body is cut after its first byte too many, so that its length says it.
    private static HttpResponse.BodySubscriber<byte[]> subscriber(HttpResponse.ResponseInfo info, int most) {
        if (info.headers().firstValueAsLong("content-length").orElse(0) > most) {
            return BodySubscribers.replacing(new byte[most + 1]);
        }
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), most).apply(info);
    }

    private HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(limits.connect())
                    .build();
        }
        return client;
    }

    /// Waits for nobody.
    @Override
    public void close() {
        if (client != null) {
            client.shutdownNow();
            client = null;
        }
    }

    /// A host that gives no answer at all.
    private static final class SilentException extends IOException {
        private static final long serialVersionUID = 1L;

        SilentException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
