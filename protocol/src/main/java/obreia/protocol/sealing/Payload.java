package obreia.protocol.sealing;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import obreia.protocol.codec.Padding;

/// What stands inside an envelope: one DER object, then zero bytes up to a Padmé length.
final class Payload {
    private Payload() {}

    /// The length of the payload that holds an object of `length` bytes.
    static int paddedLength(int length) {
        return Math.toIntExact(Padding.padme(length));
    }

    /// The one object, of a payload that is padded as it must be.
    static Bytes unpad(Bytes payload) throws MalformedException {
        if (Padding.padme(payload.length()) != payload.length()) {
            throw new MalformedException("payload has " + payload.length() + " bytes, which is no Padmé length");
        }
        var end = objectLength(payload);
        if (paddedLength(end) != payload.length()) {
            throw new MalformedException("payload has " + payload.length() + " bytes, but an object of " + end
                    + " bytes is padded to " + paddedLength(end));
        }
        for (var i = end; i < payload.length(); i++) {
            if (payload.at(i) != 0) {
                throw new MalformedException("payload's padding holds a byte that is not zero, at " + i);
            }
        }
        var object = payload.slice(0, end);
        Der.parse("payload", object);
        return object;
    }

    /// The length that the object at the start says it has, tag and length octets included. X.690, section 8.1.3.
    static int objectLength(Bytes payload) throws MalformedException {
        if (payload.length() < 2 || payload.at(0) != 0x30) {
            throw new MalformedException("payload does not begin with a DER sequence");
        }
        var first = payload.at(1) & 0xff;
        if (first < 0x80) {
            return within(payload, 2L + first);
        }
        var octets = first & 0x7f;
        if (octets < 1 || octets > 3 || payload.length() < 2 + octets) {
            throw new MalformedException("payload's object has no length of 1 to 3 octets");
        }
        var length = 0L;
        for (var i = 0; i < octets; i++) {
            length = length << 8 | (payload.at(2 + i) & 0xff);
        }
        return within(payload, 2L + octets + length);
    }

    private static int within(Bytes payload, long end) throws MalformedException {
        if (end > payload.length()) {
            throw new MalformedException(
                    "payload's object says " + end + " bytes, of which " + payload.length() + " are there");
        }
        return Math.toIntExact(end);
    }
}
