package obreia.protocol.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;

/// Responses as frames. Reading is strict: what is not said in `protocol/spec/wire.md` is refused.
public final class ResponseCodec {
    private ResponseCodec() {}

    /// The frame of a response.
    ///
    /// @param id that of the request; 0 for a notice, and for an error about a frame without a readable id
    public static Bytes encode(long id, Response response) {
        Limits.require(
                mayHave(id, response),
                "id " + id + " does not go with " + response.getClass().getSimpleName());
        return switch (response) {
            case Response.Registered r ->
                new FrameWriter(id, "registered")
                        .text("mailbox", r.mailbox().toString())
                        .number("version", r.version())
                        .body(r.proofs().parts())
                        .finish();
            case Response.Existing r ->
                new FrameWriter(id, "existing").body(r.statement()).finish();
            case Response.Updated r ->
                new FrameWriter(id, "updated")
                        .number("version", r.version())
                        .body(r.proofs().parts())
                        .finish();
            case Response.Statements r ->
                new FrameWriter(id, "statements")
                        .jsons(
                                "boxKeys",
                                r.boxKeys().stream()
                                        .map(BoxKeyCertificate::json)
                                        .toList())
                        .numbers(
                                "leaves",
                                r.statements().stream()
                                        .map(StatementEntry::leaf)
                                        .toList())
                        .bool("more", r.more())
                        .body(r.statements().stream()
                                .map(StatementEntry::statement)
                                .toList())
                        .finish();
            case Response.People r ->
                new FrameWriter(id, "people")
                        .objects("people", r.people(), ResponseCodec::write)
                        .optionalText("cursor", r.cursor())
                        .finish();
            case Response.Stored r ->
                new FrameWriter(id, "stored").body(r.proof()).finish();
            case Response.Entries r ->
                new FrameWriter(id, "entries")
                        .objects("entries", r.entries(), ResponseCodec::write)
                        .bool("more", r.more())
                        .body(r.entries().stream().map(Entry::record).toList())
                        .finish();
            case Response.EnvelopeBody r ->
                new FrameWriter(id, "envelope").body(r.envelope()).finish();
            case Response.Deleted r ->
                new FrameWriter(id, "deleted").bool("hidden", r.hidden()).finish();
            case Response.Rotated r ->
                new FrameWriter(id, "rotated").number("number", r.number()).finish();
            case Response.Subscribed() -> new FrameWriter(id, "subscribed").finish();
            case Response.Checkpoints r ->
                new FrameWriter(id, "checkpoints")
                        .body(List.of(r.directory(), r.messages()))
                        .finish();
            case Response.Notice r ->
                new FrameWriter(id, "notice")
                        .text("kind", r.kind().code())
                        .number("leaf", r.leaf())
                        .finish();
            case Response.Failure r ->
                new FrameWriter(id, "error")
                        .text("code", r.code().code())
                        .text("message", r.message())
                        .bool("retry", r.retry())
                        .finish();
        };
    }

    /// Reads a frame that holds one response.
    ///
    /// @throws MalformedException naming the first rule that the frame breaks; nothing of it is to be believed
    public static Framed<Response> decode(Bytes frame) throws MalformedException {
        var reader = FrameReader.of(frame);
        var response = read(reader);
        if (!mayHave(reader.id(), response)) {
            throw new MalformedException("id " + reader.id() + " does not go with type " + reader.type());
        }
        return reader.finish(response);
    }

    private static Response read(FrameReader reader) throws MalformedException {
        return switch (reader.type()) {
            case "registered" ->
                new Response.Registered(reader.mailbox("mailbox"), reader.number("version", 1), proofs(reader));
            case "existing" -> new Response.Existing(reader.body("statement", Limits.STATEMENT));
            case "updated" -> new Response.Updated(reader.number("version", 1), proofs(reader));
            case "statements" -> statements(reader);
            case "people" -> people(reader);
            case "stored" -> new Response.Stored(reader.body("proof", Limits.PROOF));
            case "entries" -> entries(reader);
            case "envelope" -> new Response.EnvelopeBody(reader.body("envelope", Limits.ENVELOPE));
            case "deleted" -> new Response.Deleted(reader.header().bool("hidden"));
            case "rotated" -> new Response.Rotated(reader.number("number", 1));
            case "subscribed" -> new Response.Subscribed();
            case "checkpoints" -> checkpoints(reader);
            case "notice" -> new Response.Notice(kind(reader), reader.number("leaf", 0));
            case "error" -> failure(reader);
            default -> throw new MalformedException("there is no response of this type");
        };
    }

    private static boolean mayHave(long id, Response response) {
        return switch (response) {
            case Response.Notice _ -> id == 0;
            case Response.Failure _ -> true;
            case Response.Registered _,
                    Response.Existing _,
                    Response.Updated _,
                    Response.Statements _,
                    Response.People _,
                    Response.Stored _,
                    Response.Entries _,
                    Response.EnvelopeBody _,
                    Response.Deleted _,
                    Response.Rotated _,
                    Response.Subscribed _,
                    Response.Checkpoints _ -> id != 0;
        };
    }

    private static StatementProofs proofs(FrameReader reader) throws MalformedException {
        var proofs = reader.bodies("proof", 2, 2, Limits.PROOF);
        return new StatementProofs(proofs.getFirst(), proofs.getLast());
    }

    private static Response checkpoints(FrameReader reader) throws MalformedException {
        var notes = reader.bodies("checkpoint", 2, 2, Limits.CHECKPOINT);
        return new Response.Checkpoints(notes.getFirst(), notes.getLast());
    }

    private static Response statements(FrameReader reader) throws MalformedException {
        var boxKeys = new ArrayList<BoxKeyCertificate>();
        var devices = new HashSet<>();
        for (var object : reader.header().objects("boxKeys", Limits.DEVICES)) {
            var boxKey = BoxKeyCertificate.read(object);
            if (!devices.add(boxKey.device())) {
                throw new MalformedException("header: boxKeys names a device twice");
            }
            boxKeys.add(boxKey);
        }
        var leaves = reader.header().numbers("leaves", Limits.PAGE);
        var bodies = reader.bodies("statement", 0, Limits.PAGE, Limits.STATEMENT);
        if (leaves.size() != bodies.size()) {
            throw new MalformedException(
                    "header: leaves has " + leaves.size() + " entries for " + bodies.size() + " statements");
        }
        var statements = new ArrayList<StatementEntry>();
        for (var i = 0; i < leaves.size(); i++) {
            if (leaves.get(i) > Limits.NUMBER) {
                throw new MalformedException("header: a leaf is over " + Limits.NUMBER);
            }
            statements.add(new StatementEntry(leaves.get(i), bodies.get(i)));
        }
        return new Response.Statements(statements, boxKeys, reader.header().bool("more"));
    }

    private static Response people(FrameReader reader) throws MalformedException {
        var people = new ArrayList<PersonEntry>();
        for (var object : reader.header().objects("people", Limits.PAGE)) {
            people.add(person(object));
        }
        return new Response.People(people, reader.cursor());
    }

    private static PersonEntry person(JsonObject object) throws MalformedException {
        var mailbox = MailboxId.parse(object.string("mailbox", 36));
        var name = Text.visible("name", object.string("name", Limits.NAME), 1, Limits.NAME);
        Optional<String> alias = object.optionalString("alias", Limits.ALIAS);
        if (alias.isPresent()) {
            var _ = Text.visible("alias", alias.orElseThrow(), 1, Limits.ALIAS);
        }
        var version = object.number("version", 1, Limits.NUMBER);
        object.finish();
        return new PersonEntry(mailbox, name, alias, version);
    }

    private static Response entries(FrameReader reader) throws MalformedException {
        var objects = reader.header().objects("entries", Limits.ENTRIES);
        var records = reader.bodies("record", objects.size(), objects.size(), Limits.RECORD);
        List<Entry> entries = new ArrayList<>();
        for (var i = 0; i < objects.size(); i++) {
            entries.add(entry(objects.get(i), records.get(i)));
        }
        return new Response.Entries(entries, reader.header().bool("more"));
    }

    private static Entry entry(JsonObject object, Bytes record) throws MalformedException {
        var entry = new Entry(
                object.number("leaf", 0, Limits.NUMBER),
                FrameReader.salt(object),
                record,
                (int) object.number("size", 1, Limits.ENVELOPE),
                object.bool("fetched"));
        object.finish();
        return entry;
    }

    private static Response.Notice.Kind kind(FrameReader reader) throws MalformedException {
        var code = reader.header().string("kind", 20);
        for (var kind : Response.Notice.Kind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new MalformedException("there is no notice of this kind");
    }

    private static Response failure(FrameReader reader) throws MalformedException {
        var code = ErrorCode.ofCode(reader.header().string("code", 40));
        if (code.isEmpty()) {
            throw new MalformedException("there is no error of this code");
        }
        return new Response.Failure(
                code.orElseThrow(),
                Text.visible("message", reader.header().string("message", Limits.SENTENCE), 1, Limits.SENTENCE),
                reader.header().bool("retry"));
    }

    private static void write(FrameWriter writer, PersonEntry person) {
        writer.text("mailbox", person.mailbox().toString())
                .text("name", person.name())
                .optionalText("alias", person.alias())
                .number("version", person.version());
    }

    private static void write(FrameWriter writer, Entry entry) {
        writer.number("leaf", entry.leaf())
                .text("salt", entry.salt().hex())
                .number("size", entry.size())
                .bool("fetched", entry.fetched());
    }
}
