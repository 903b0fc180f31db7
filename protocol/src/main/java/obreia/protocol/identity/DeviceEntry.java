package obreia.protocol.identity;

import java.time.Instant;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// One device as a statement lists it: its id, its TLS key as DER SubjectPublicKeyInfo (P-256), and when its owner
/// added it, in whole seconds.
public record DeviceEntry(DeviceId id, Bytes tlsKey, Instant added) {
    private static final int MAX_KEY_TEXT = 200;

    public DeviceEntry {
        Rules.require(() -> check(id, tlsKey));
        Rules.wholeSeconds("a device's time", added);
    }

    /// The entry of the device with this TLS key.
    public static DeviceEntry of(Bytes tlsKey, Instant added) {
        return new DeviceEntry(DeviceId.ofKey(tlsKey), tlsKey, added);
    }

    static DeviceEntry read(JsonObject json) throws MalformedException {
        var id = DeviceId.parse(json.string("id", MAX_KEY_TEXT));
        var tlsKey = Bytes.fromBase64(json.string("tlsKey", MAX_KEY_TEXT));
        var added = Text.parseTime(json.string("added", MAX_KEY_TEXT));
        json.finish();
        check(id, tlsKey);
        return new DeviceEntry(id, tlsKey, added);
    }

    private static void check(DeviceId id, Bytes tlsKey) throws MalformedException {
        DeviceSignature.checkKey(tlsKey);
        if (!DeviceId.ofKey(tlsKey).equals(id)) {
            throw new MalformedException("device " + id + " has the key of " + DeviceId.ofKey(tlsKey));
        }
    }
}
