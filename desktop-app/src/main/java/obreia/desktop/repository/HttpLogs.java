package obreia.desktop.repository;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import obreia.desktop.repository.UnreachableException.Why;
import obreia.desktop.timeline.LogSource;
import obreia.desktop.timeline.WithheldException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogName;
import obreia.protocol.log.Note;
import obreia.protocol.log.Tile;
import obreia.protocol.wire.RepositoryAddress;

/// The logs of a repository as it serves them over HTTPS (c2sp.org/tlog-tiles), asked of the same server and by the
/// same device as the line. An answer that is longer than it can truly be is not read.
final class HttpLogs implements LogSource {
    private static final int OK = 200;
    private static final int SERVER_ERRORS = 500;

    /// Entries of the directory have some 130 bytes; one after a restoration holds checkpoints.
    private static final int MAX_BUNDLE = 1 << 18;

    private final HttpClient http;
    private final RepositoryAddress address;
    private final Patience patience;

    HttpLogs(HttpClient http, RepositoryAddress address, Patience patience) {
        this.http = http;
        this.address = address;
        this.patience = patience;
    }

    @Override
    public Bytes checkpoint(LogName log) throws IOException {
        return get(log, "checkpoint", Note.MAX_SIZE);
    }

    /// A partial tile may be gone when the log has grown past it; the whole one begins with it.
    @Override
    public Bytes tile(LogName log, Tile tile) throws IOException {
        if (tile.partial()) {
            try {
                return get(log, "tile/" + tile.path(), tile.width() * Digest.LENGTH);
            } catch (WithheldException e) {
                var hashes = whole(log, tile, e);
                return hashes.slice(0, tile.width() * Digest.LENGTH);
            }
        }
        return get(log, "tile/" + tile.path(), Tile.WIDTH * Digest.LENGTH);
    }

    private Bytes whole(LogName log, Tile tile, WithheldException partial) throws IOException {
        try {
            var hashes = get(
                    log, "tile/" + new Tile(tile.level(), tile.index(), Tile.WIDTH).path(), Tile.WIDTH * Digest.LENGTH);
            if (hashes.length() == Tile.WIDTH * Digest.LENGTH) {
                return hashes;
            }
        } catch (WithheldException whole) {
            partial.addSuppressed(whole);
        }
        throw partial;
    }

    @Override
    public Bytes entries(LogName log, long index, int width) throws IOException {
        var path = new Tile(0, index, width).path();
        return get(log, "tile/entries" + path.substring(1), MAX_BUNDLE);
    }

    private Bytes get(LogName log, String page, int most) throws IOException {
        var path = "/log/" + log.kind().code() + "/" + log.generation() + "/" + page;
        var request = HttpRequest.newBuilder(URI.create("https://" + address.host() + ":" + address.port() + path))
                .timeout(patience.answer())
                .build();
        try {
            var response = http.sendAsync(request, info -> new BoundedBody(announced(info), most))
                    .get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
            var body = response.body();
            if (response.statusCode() == OK && body.isPresent()) {
                return body.get();
            }
            if (response.statusCode() >= SERVER_ERRORS) {
                throw new UnreachableException(
                        Why.NO_ANSWER,
                        "the repository cannot read its log now: HTTP " + response.statusCode() + " for " + path);
            }
            throw new WithheldException(
                    response.statusCode() == OK
                            ? "it answers with more than " + most + " bytes for " + path
                            : "it answers with HTTP " + response.statusCode() + " for " + path);
        } catch (InterruptedException e) {
            throw Reasons.interrupted();
        } catch (TimeoutException e) {
            throw new UnreachableException(
                    Why.NO_ANSWER,
                    "the repository did not answer within " + patience.answer().toSeconds() + " s",
                    e);
        } catch (ExecutionException e) {
            throw new UnreachableException(Reasons.why(e), "cannot read the repository's log: " + Reasons.of(e), e);
        }
    }

    private static long announced(HttpResponse.ResponseInfo info) {
        return info.headers().firstValueAsLong("content-length").orElse(-1);
    }
}
