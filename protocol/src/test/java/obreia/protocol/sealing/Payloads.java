package obreia.protocol.sealing;

import java.util.Arrays;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The payload's reader for tests of other packages.
public final class Payloads {
    private Payloads() {}

    public static Bytes unpad(Bytes payload) throws MalformedException {
        return Payload.unpad(payload);
    }

    public static Bytes pad(Bytes object) {
        return Bytes.of(Arrays.copyOf(object.toArray(), Payload.paddedLength(object.length())));
    }
}
