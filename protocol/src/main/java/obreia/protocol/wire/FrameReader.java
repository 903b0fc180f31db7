package obreia.protocol.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.MailboxId;

/// A frame taken apart: the header's members are taken one by one, and [#finish] refuses what nobody took of the
/// header or the body.
final class FrameReader {
    private static final int UUID_LENGTH = 36;

    private final JsonObject header;
    private final Bytes body;
    private final long id;
    private final String type;
    private boolean bodyTaken;

    private FrameReader(JsonObject header, Bytes body) throws MalformedException {
        this.header = header;
        this.body = body;
        this.id = header.number("id", 0, Limits.NUMBER);
        this.type = header.string("type", 20);
    }

    /// Reads the length, the header and the body, each bounded before it is copied.
    static FrameReader of(Bytes frame) throws MalformedException {
        if (frame.length() > Limits.FRAME) {
            throw new MalformedException(
                    "frame has " + frame.length() + " bytes, at most " + Limits.FRAME + " are accepted");
        }
        if (frame.length() < 4) {
            throw new MalformedException("frame has " + frame.length() + " bytes, its length field alone has 4");
        }
        var length = Integer.toUnsignedLong(frame.buffer().getInt(0));
        if (length > Limits.HEADER) {
            throw new MalformedException("header has " + length + " bytes, at most " + Limits.HEADER + " are accepted");
        }
        if (length > frame.length() - 4) {
            throw new MalformedException(
                    "header has " + length + " bytes, the frame has only " + (frame.length() - 4) + " left");
        }
        var end = 4 + (int) length;
        if (frame.length() - end > Limits.BODY) {
            throw new MalformedException(
                    "body has " + (frame.length() - end) + " bytes, at most " + Limits.BODY + " are accepted");
        }
        return new FrameReader(JsonObject.parse("header", frame.slice(4, end)), frame.slice(end, frame.length()));
    }

    long id() {
        return id;
    }

    String type() {
        return type;
    }

    JsonObject header() {
        return header;
    }

    long number(String name, long min) throws MalformedException {
        return header.number(name, min, Limits.NUMBER);
    }

    int limit() throws MalformedException {
        return (int) header.number("limit", 1, Limits.PAGE);
    }

    Digest digest(String name) throws MalformedException {
        return Digest.parse(header.string(name, 2 * Digest.LENGTH));
    }

    MailboxId mailbox(String name) throws MalformedException {
        return MailboxId.parse(header.string(name, UUID_LENGTH));
    }

    /// One to 256 mailboxes, each once.
    List<MailboxId> mailboxes(String name) throws MalformedException {
        var mailboxes = new ArrayList<MailboxId>();
        for (var text : header.strings(name, Limits.RECIPIENTS, UUID_LENGTH)) {
            mailboxes.add(MailboxId.parse(text));
        }
        if (mailboxes.isEmpty()) {
            throw new MalformedException("header: " + name + " is empty");
        }
        if (new HashSet<>(mailboxes).size() != mailboxes.size()) {
            throw new MalformedException("header: " + name + " names a mailbox twice");
        }
        return mailboxes;
    }

    Optional<String> cursor() throws MalformedException {
        var cursor = header.optionalString("cursor", Limits.CURSOR);
        return cursor.isEmpty() ? cursor : Optional.of(Text.visible("cursor", cursor.orElseThrow(), 1, Limits.CURSOR));
    }

    static Bytes salt(JsonObject object) throws MalformedException {
        var salt = Bytes.fromHex(object.string("salt", 2 * Limits.SALT));
        if (salt.length() != Limits.SALT) {
            throw new MalformedException("a salt has " + Limits.SALT + " bytes, not " + salt.length());
        }
        return salt;
    }

    /// The body as the one byte string it is, of 1 to `max` bytes.
    Bytes body(String what, int max) throws MalformedException {
        return bodies(what, 1, 1, max).getFirst();
    }

    /// The body as the `min` to `count` byte strings that `parts` tells the lengths of, each of 1 to `max` bytes.
    List<Bytes> bodies(String what, int min, int count, int max) throws MalformedException {
        var lengths = header.numbers("parts", count);
        if (lengths.size() < min) {
            throw new MalformedException("parts has " + lengths.size() + " entries, not " + min);
        }
        var parts = new ArrayList<Bytes>(lengths.size());
        var at = 0;
        for (var length : lengths) {
            if (length < 1 || length > max) {
                throw new MalformedException(what + " has " + length + " bytes, 1 to " + max + " are accepted");
            }
            if (length > body.length() - at) {
                throw new MalformedException(
                        what + " has " + length + " bytes, the body has only " + (body.length() - at) + " left");
            }
            parts.add(body.slice(at, at + length.intValue()));
            at += length.intValue();
        }
        if (at != body.length()) {
            throw new MalformedException("body has " + body.length() + " bytes, its parts have " + at + " together");
        }
        bodyTaken = true;
        return parts;
    }

    <T> Framed<T> finish(T content) throws MalformedException {
        header.finish();
        if (!bodyTaken && !body.isEmpty()) {
            throw new MalformedException(type + " has a body of " + body.length() + " bytes, it takes none");
        }
        return new Framed<>(id, content);
    }
}
