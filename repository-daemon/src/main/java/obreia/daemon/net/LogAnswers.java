package obreia.daemon.net;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.Optional;
import obreia.daemon.net.LogPath.Entries;
import obreia.daemon.net.LogPath.Hashes;
import obreia.daemon.net.LogPath.Newest;
import obreia.daemon.service.Caller;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A path of the logs in, its page out: always one, whatever happens. Safe for threads; may block.
///
/// Everybody may read checkpoints, tiles, and the entries of the messages log, which are commitments. The directory's
/// entries say who has a mailbox, and are for members.
final class LogAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LogAnswers.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";
    private static final String ASK_AGAIN = "no-cache";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_EVER_HERE = "private, max-age=31536000, immutable";

    private final LogPages pages;
    private final Requests requests;

    LogAnswers(LogPages pages, Requests requests) {
        this.pages = pages;
        this.requests = requests;
    }

    /// One answer of HTTP: its status, two of its headers, and its body.
    record Page(HttpResponseStatus status, String type, String caching, Bytes body) {
        /// A refusal, as a sentence for a person.
        static Page refusal(HttpResponseStatus status, String sentence) {
            return new Page(status, TEXT, ASK_AGAIN, Bytes.utf8(sentence + "\n"));
        }

        static Page nothing() {
            return refusal(HttpResponseStatus.NOT_FOUND, "There is nothing here.");
        }
    }

    /// `device` is the TLS key that the client showed, if it did.
    Page answer(LogPath path, Optional<Bytes> device) {
        var refusal = pages.refusal();
        if (refusal.isPresent()) {
            return Page.refusal(HttpResponseStatus.SERVICE_UNAVAILABLE, refusal.get());
        }
        try {
            return switch (path) {
                case Newest newest -> page(pages.checkpoint(newest.log(), newest.generation()), TEXT, ASK_AGAIN);
                case Hashes hashes ->
                    page(pages.tile(hashes.log(), hashes.generation(), hashes.tile()), BYTES, FOR_EVER);
                case Entries entries -> entries(entries, device);
            };
        } catch (IOException e) {
            LOG.error("a page of the log cannot be read", e);
            return Page.refusal(HttpResponseStatus.SERVICE_UNAVAILABLE, "The log cannot be read now.");
        } catch (RuntimeException | Error e) { // also a class that is not there, or the stack: an answer must leave
            LOG.error("a page of the log failed", e);
            return Page.refusal(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR, "The repository failed; its administrator can see why.");
        }
    }

    private Page entries(Entries asked, Optional<Bytes> device) throws IOException {
        var forMembers = asked.log() == LogKind.DIRECTORY;
        if (forMembers && !isMember(device)) {
            return Page.refusal(HttpResponseStatus.FORBIDDEN, "The directory's entries are for members.");
        }
        var tile = asked.tile();
        return page(
                pages.entries(asked.log(), asked.generation(), tile.index(), tile.width()),
                BYTES,
                forMembers ? FOR_EVER_HERE : FOR_EVER);
    }

    private boolean isMember(Optional<Bytes> device) {
        return device.flatMap(key -> requests.mailbox(new Caller(key))).isPresent();
    }

    private static Page page(Optional<Bytes> body, String type, String caching) {
        return body.map(bytes -> new Page(HttpResponseStatus.OK, type, caching, bytes))
                .orElseGet(Page::nothing);
    }
}
