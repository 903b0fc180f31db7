package obreia.protocol.sealing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.envelope.Envelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What somebody without a key can do to an envelope, and what somebody with the public key alone can put into one.
class ChangedEnvelopeTest {
    private final SecureRandom random = new SecureRandom();
    private final BoxKey key = BoxKey.generate(random);

    @AfterEach
    void wipe() {
        key.close();
    }

    @Test
    void refusesEachByteChanged() {
        var bytes = seal(TestEnvelopes.der(5)).bytes();
        for (var at = 0; at < bytes.length(); at++) {
            var changed = bytes.toArray();
            changed[at] ^= (byte) (1 << (at % 8));
            assertRefused(Bytes.of(changed), "byte " + at);
        }
    }

    @Test
    void refusesEveryTruncationAndEveryExtension() {
        var bytes = seal(TestEnvelopes.der(5)).bytes();
        for (var length = 0; length < bytes.length(); length++) {
            assertRefused(bytes.slice(0, length), "cut to " + length);
        }
        for (var more : List.of(1, 16, 17, 32, 65_552)) {
            assertRefused(Bytes.concat(bytes, Bytes.random(more, random)), more + " more");
        }
    }

    @Test
    void refusesChunksLeftOutSwappedOrRepeated() {
        var bytes = seal(TestEnvelopes.der(150_000)).bytes();
        var start = Envelope.headerSize(1) + 16;
        var chunk = (1 << 16) + 16;
        var head = bytes.slice(0, start);
        var one = bytes.slice(start, start + chunk);
        var two = bytes.slice(start + chunk, start + 2 * chunk);
        var rest = bytes.slice(start + 2 * chunk, bytes.length());

        assertRefused(Bytes.concat(head, two, one, rest), "swapped");
        assertRefused(Bytes.concat(head, one, rest), "left out");
        assertRefused(Bytes.concat(head, one, one, two, rest), "repeated");
        assertRefused(Bytes.concat(head, one, two), "without the last");
        assertRefused(Bytes.concat(head, rest), "only the last");
        assertRefused(Bytes.concat(bytes, rest), "the last twice");
    }

    @Test
    void refusesAStanzaAddedLeftOutOrMoved() {
        try (var other = BoxKey.generate(random)) {
            var two = Sealer.seal(TestEnvelopes.der(5), List.of(other.recipient(), key.recipient()), random);
            var bytes = two.bytes();
            var version = bytes.slice(0, 22);
            var first = bytes.slice(22, 22 + 1557);
            var second = bytes.slice(22 + 1557, 22 + 2 * 1557);
            var rest = bytes.slice(22 + 2 * 1557, bytes.length());

            assertRefused(Bytes.concat(version, second, rest), "left out");
            assertRefused(Bytes.concat(version, second, first, rest), "moved");
            assertRefused(Bytes.concat(version, first, second, second, rest), "added");
        }
    }

    @Test
    void refusesAPayloadOfAnotherLengthThanPadmes() {
        var der = TestEnvelopes.der(1000).toArray();
        assertMalformed(Arrays.copyOf(der, der.length), "which is no Padmé length");
        assertMalformed(Arrays.copyOf(der, Payload.paddedLength(der.length) + 1), "which is no Padmé length");
        assertMalformed(Arrays.copyOf(der, 2048), "is padded to 1024");
    }

    @Test
    void refusesAByteAfterTheObjectThatIsNotZero() {
        var der = TestEnvelopes.der(1000).toArray();
        for (var at = der.length; at < Payload.paddedLength(der.length); at++) {
            var payload = Arrays.copyOf(der, Payload.paddedLength(der.length));
            payload[at] = 1;
            assertMalformed(payload, "a byte that is not zero, at " + at);
        }
    }

    @Test
    void refusesAPayloadThatIsNotDer() {
        assertMalformed(new byte[1], "does not begin with a DER sequence");
        assertMalformed(new byte[64], "does not begin with a DER sequence");
        assertMalformed(new byte[] {0x30, (byte) 0x80, 0, 0}, "no length of 1 to 3 octets");
        assertMalformed(new byte[] {0x30, (byte) 0x84, 0, 0, 0, 0, 0, 0}, "no length of 1 to 3 octets");
        assertMalformed(new byte[] {0x30, (byte) 0x81, 2, 5, 0}, "is not DER");
        assertMalformed(new byte[] {0x30, 9, 5, 0}, "says 11 bytes, of which 4 are there");
        assertMalformed(new byte[] {0x30, (byte) 0x83, (byte) 0xff, (byte) 0xff}, "no length of 1 to 3 octets");
        assertMalformed(new byte[] {0x30, 2, 4, 9}, "cannot be read as DER");
    }

    private Envelope seal(Bytes der) {
        return Sealer.seal(der, List.of(key.recipient()), random);
    }

    private void assertRefused(Bytes bytes, String how) {
        assertThatThrownBy(() -> Opener.open(Envelope.parse(bytes), List.of(key)))
                .as(how)
                .isInstanceOfAny(MalformedException.class, VerificationException.class);
    }

    private void assertMalformed(byte[] payload, String why) {
        var envelope = Sealer.sealPayload(payload, List.of(key.recipient()), random);
        assertThatThrownBy(() -> Opener.open(envelope, List.of(key)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }
}
