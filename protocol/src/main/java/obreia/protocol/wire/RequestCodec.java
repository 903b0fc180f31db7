package obreia.protocol.wire;

import java.util.Optional;
import java.util.stream.Stream;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;

/// Requests as frames. Reading is strict: what is not said in `protocol/spec/wire.md` is refused.
public final class RequestCodec {
    private RequestCodec() {}

    /// The frame of a request.
    ///
    /// @param id from 1 to 2⁵³ − 1; a client does not use one again while its request is open
    public static Bytes encode(long id, Request request) {
        Limits.requireNumber("id", id, 1);
        return switch (request) {
            case Request.Register r ->
                new FrameWriter(id, "register")
                        .json("boxKey", r.boxKey().json())
                        .body(r.statement())
                        .finish();
            case Request.Update r ->
                new FrameWriter(id, "update").body(r.statement()).finish();
            case Request.Lookup r ->
                new FrameWriter(id, "lookup")
                        .text("mailbox", r.mailbox().toString())
                        .number("after", r.after())
                        .finish();
            case Request.ListPeople r ->
                new FrameWriter(id, "list")
                        .text("prefix", r.prefix())
                        .optionalText("cursor", r.cursor())
                        .number("limit", r.limit())
                        .finish();
            case Request.Send r ->
                new FrameWriter(id, "send")
                        .texts("to", r.to().stream().map(MailboxId::toString).toList())
                        .text("message", r.message().hex())
                        .text("salt", r.salt().hex())
                        .body(r.envelope())
                        .finish();
            case Request.New r -> page(id, "new", r.after(), r.limit());
            case Request.All r -> page(id, "all", r.after(), r.limit());
            case Request.Fetch r ->
                new FrameWriter(id, "fetch")
                        .text("envelope", r.envelope().hex())
                        .finish();
            case Request.Receipt r ->
                new FrameWriter(id, "receipt")
                        .text("to", r.to().toString())
                        .text("receipt", r.receipt().hex())
                        .text("receipted", r.receipted().hex())
                        .text("salt", r.salt().hex())
                        .body(r.envelope())
                        .finish();
            case Request.Status r ->
                new FrameWriter(id, "status").text("message", r.message().hex()).finish();
            case Request.Delete r ->
                new FrameWriter(id, "delete")
                        .text("envelope", r.envelope().hex())
                        .bool("undo", r.undo())
                        .finish();
            case Request.Rotate r ->
                new FrameWriter(id, "rotate").json("boxKey", r.boxKey().json()).finish();
            case Request.Subscribe() -> new FrameWriter(id, "subscribe").finish();
            case Request.Checkpoints r ->
                new FrameWriter(id, "checkpoints")
                        .bool("directory", r.directory().isPresent())
                        .bool("messages", r.messages().isPresent())
                        .body(Stream.concat(r.directory().stream(), r.messages().stream())
                                .toList())
                        .finish();
        };
    }

    /// Reads a frame that holds one request.
    ///
    /// @throws MalformedException naming the first rule that the frame breaks; nothing of it is to be acted on
    public static Framed<Request> decode(Bytes frame) throws MalformedException {
        var reader = FrameReader.of(frame);
        if (reader.id() == 0) {
            throw new MalformedException("id is 0, a request's is 1 or more");
        }
        return reader.finish(read(reader));
    }

    private static Request read(FrameReader reader) throws MalformedException {
        return switch (reader.type()) {
            case "register" -> new Request.Register(statement(reader), boxKey(reader));
            case "update" -> new Request.Update(statement(reader));
            case "lookup" -> new Request.Lookup(reader.mailbox("mailbox"), reader.number("after", 0));
            case "list" -> new Request.ListPeople(prefix(reader), reader.cursor(), reader.limit());
            case "send" ->
                new Request.Send(
                        reader.mailboxes("to"),
                        reader.digest("message"),
                        FrameReader.salt(reader.header()),
                        reader.body("envelope", Limits.ENVELOPE));
            case "new" -> new Request.New(reader.number("after", 0), reader.limit());
            case "all" -> new Request.All(reader.number("after", 0), reader.limit());
            case "fetch" -> new Request.Fetch(reader.digest("envelope"));
            case "receipt" ->
                new Request.Receipt(
                        reader.mailbox("to"),
                        reader.digest("receipt"),
                        reader.digest("receipted"),
                        FrameReader.salt(reader.header()),
                        reader.body("envelope", Limits.ENVELOPE));
            case "status" -> new Request.Status(reader.digest("message"));
            case "delete" ->
                new Request.Delete(reader.digest("envelope"), reader.header().bool("undo"));
            case "rotate" -> new Request.Rotate(boxKey(reader));
            case "subscribe" -> new Request.Subscribe();
            case "checkpoints" -> checkpoints(reader);
            default -> throw new MalformedException("there is no request of this type");
        };
    }

    /// The id of a frame that may be malformed otherwise, so that the error can name the request it answers.
    public static Optional<Long> idOf(Bytes frame) {
        try {
            var id = FrameReader.of(frame).id();
            return id == 0 ? Optional.empty() : Optional.of(id);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static Bytes page(long id, String type, long after, int limit) {
        return new FrameWriter(id, type)
                .number("after", after)
                .number("limit", limit)
                .finish();
    }

    private static Request checkpoints(FrameReader reader) throws MalformedException {
        var directory = reader.header().bool("directory");
        var messages = reader.header().bool("messages");
        var count = (directory ? 1 : 0) + (messages ? 1 : 0);
        var notes = reader.bodies("checkpoint", count, count, Limits.CHECKPOINT);
        return new Request.Checkpoints(
                directory ? Optional.of(notes.getFirst()) : Optional.empty(),
                messages ? Optional.of(notes.getLast()) : Optional.empty());
    }

    private static Bytes statement(FrameReader reader) throws MalformedException {
        return reader.body("statement", Limits.STATEMENT);
    }

    private static BoxKeyCertificate boxKey(FrameReader reader) throws MalformedException {
        return BoxKeyCertificate.read(reader.header().object("boxKey"));
    }

    private static String prefix(FrameReader reader) throws MalformedException {
        return Text.visible("prefix", reader.header().string("prefix", Limits.PREFIX), 0, Limits.PREFIX);
    }
}
