package obreia.protocol.identity;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// What a person says about their own mailbox: which card speaks for it and which devices read it.
///
/// Versions count from 1; `previous` is the digest of the signed statement before, absent in version 1; `issued` is
/// in whole seconds; `card` is the SHA-256 of the signing card's certificate; 1 to [#MAX_DEVICES] devices. An
/// endorsement is the signature of an old device for a new card ([Endorsement]). Claimed until it was read by
/// [SignedStatement#verify] and its place checked by [StatementChain].
public record Statement(
        Origin origin,
        MailboxId mailbox,
        long version,
        Optional<Digest> previous,
        Instant issued,
        Optional<String> alias,
        Digest card,
        List<DeviceEntry> devices,
        Optional<Bytes> endorsement) {
    public static final int MAX_DEVICES = 8;
    public static final int MAX_ALIAS = 64;
    public static final int MAX_SIZE = 8 * 1024;

    /// The greatest version, 2⁵³ − 1, that every reader of JSON reads. RFC 7493, section 2.2.
    public static final long MAX_VERSION = (1L << 53) - 1;

    private static final String KIND = "obreia.statement.v1";
    private static final int SHORT = 255;

    public Statement {
        devices = List.copyOf(devices);
        var listed = devices;
        Rules.require(() -> check(version, previous, issued, alias, listed, endorsement));
        Rules.wholeSeconds("a statement's time", issued);
    }

    /// The device with this TLS key (DER SubjectPublicKeyInfo), if the statement lists it.
    public Optional<DeviceEntry> device(Bytes tlsKey) {
        return devices.stream().filter(device -> device.tlsKey().equals(tlsKey)).findFirst();
    }

    public Optional<DeviceEntry> device(DeviceId id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }

    /// The JSON text that is signed, in UTF-8: members in the order of the specification, no space between.
    public Bytes encode() {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            json.name("kind").value(KIND);
            json.name("origin").value(origin.name());
            json.name("mailbox").value(mailbox.toString());
            json.name("version").value(version);
            if (previous.isPresent()) {
                json.name("previous").value(previous.get().hex());
            }
            json.name("issued").value(Text.format(issued));
            if (alias.isPresent()) {
                json.name("alias").value(alias.get());
            }
            json.name("card").value(card.hex());
            json.name("devices").beginArray();
            for (var device : devices) {
                json.beginObject();
                json.name("id").value(device.id().toString());
                json.name("tlsKey").value(device.tlsKey().base64());
                json.name("added").value(Text.format(device.added()));
                json.endObject();
            }
            json.endArray();
            if (endorsement.isPresent()) {
                json.name("endorsement").value(endorsement.get().base64());
            }
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return Bytes.utf8(text.toString());
    }

    /// Reads a statement's JSON text; members may come in any order. RFC 8259.
    public static Statement decode(Bytes utf8) throws MalformedException {
        if (utf8.length() > MAX_SIZE) {
            throw new MalformedException(
                    "statement has " + utf8.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        if (utf8.isEmpty() || utf8.at(utf8.length() - 1) != '}') {
            throw new MalformedException("statement does not end with }");
        }
        var json = JsonObject.parse("statement", utf8);
        var kind = json.string("kind", SHORT);
        if (!kind.equals(KIND)) {
            throw new MalformedException("statement is of another kind than " + KIND);
        }
        var origin = Origin.parse(json.string("origin", Origin.MAX_LENGTH));
        var mailbox = MailboxId.parse(json.string("mailbox", SHORT));
        var version = json.number("version", 1, MAX_VERSION);
        var previous = digest(json.optionalString("previous", 2 * Digest.LENGTH));
        var issued = Text.parseTime(json.string("issued", SHORT));
        var alias = json.optionalString("alias", MAX_ALIAS);
        var card = Digest.parse(json.string("card", 2 * Digest.LENGTH));
        var devices = new ArrayList<DeviceEntry>();
        for (var device : json.objects("devices", MAX_DEVICES)) {
            devices.add(DeviceEntry.read(device));
        }
        var endorsement = signature(json.optionalString("endorsement", SHORT));
        json.finish();
        check(version, previous, issued, alias, devices, endorsement);
        return new Statement(origin, mailbox, version, previous, issued, alias, card, devices, endorsement);
    }

    private static Optional<Digest> digest(Optional<String> hex) throws MalformedException {
        return hex.isPresent() ? Optional.of(Digest.parse(hex.get())) : Optional.empty();
    }

    private static Optional<Bytes> signature(Optional<String> base64) throws MalformedException {
        return base64.isPresent() ? Optional.of(Bytes.fromBase64(base64.get())) : Optional.empty();
    }

    private static void check(
            long version,
            Optional<Digest> previous,
            Instant issued,
            Optional<String> alias,
            List<DeviceEntry> devices,
            Optional<Bytes> endorsement)
            throws MalformedException {
        if (version < 1 || version > MAX_VERSION) {
            throw new MalformedException("statement has the version " + version + ", 1 and above are accepted");
        }
        if (previous.isPresent() != (version > 1)) {
            throw new MalformedException("statement " + version
                    + (version > 1 ? " names no statement before it" : " names a statement before it"));
        }
        if (endorsement.isPresent() && version == 1) {
            throw new MalformedException("statement 1 has an endorsement, but no statement before it");
        }
        if (endorsement.isPresent() && endorsement.get().length() > DeviceSignature.MAX_LENGTH) {
            throw new MalformedException("statement's endorsement has "
                    + endorsement.get().length() + " bytes, at most " + DeviceSignature.MAX_LENGTH + " are accepted");
        }
        if (alias.isPresent()) {
            Text.visible("alias", alias.get(), 1, MAX_ALIAS);
            if (!alias.get().strip().equals(alias.get())) {
                throw new MalformedException("alias begins or ends with a space");
            }
        }
        checkDevices(issued, devices);
    }

    private static void checkDevices(Instant issued, List<DeviceEntry> devices) throws MalformedException {
        if (devices.isEmpty() || devices.size() > MAX_DEVICES) {
            throw new MalformedException(
                    "statement lists " + devices.size() + " devices, 1 to " + MAX_DEVICES + " are accepted");
        }
        var ids = new HashSet<DeviceId>();
        for (var device : devices) {
            if (!ids.add(device.id())) {
                throw new MalformedException("statement lists the device " + device.id() + " twice");
            }
            if (device.added().isAfter(issued)) {
                throw new MalformedException("device " + device.id() + " was added after the statement was issued");
            }
        }
    }
}
