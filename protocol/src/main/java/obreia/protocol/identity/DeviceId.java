package obreia.protocol.identity;

import java.util.UUID;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The name of one installation of the desktop app, made from its TLS key. A UUID of version 8. RFC 9562, section 5.8.
public record DeviceId(UUID value) implements Comparable<DeviceId> {
    public DeviceId {
        KeyName.checked(value);
    }

    /// The device whose TLS key has this DER SubjectPublicKeyInfo.
    public static DeviceId ofKey(Bytes spki) {
        return new DeviceId(KeyName.of(spki));
    }

    /// Reads the one lower-case spelling, 36 characters.
    public static DeviceId parse(String text) throws MalformedException {
        return new DeviceId(KeyName.parse("device id", text));
    }

    /// As the texts of the ids are ordered.
    @Override
    public int compareTo(DeviceId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
