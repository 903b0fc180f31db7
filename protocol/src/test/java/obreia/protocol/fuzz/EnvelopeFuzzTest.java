package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.sealing.BoxKey;
import obreia.protocol.sealing.Opener;
import obreia.protocol.sealing.Payloads;
import obreia.protocol.sealing.Recipient;

/// Envelopes, what they hold and the box keys they are sealed to: whatever comes in, it is read or refused.
class EnvelopeFuzzTest {
    /// The box key of the vectors, so that the inputs made from them open.
    private static final Bytes SEED =
            Digest.of(Bytes.utf8("Obreia envelope vectors, box key 1")).bytes();

    @FuzzTest
    void opensOrRefusesAnEnvelope(byte[] input) {
        try (var key = BoxKey.of(ByteBuffer.wrap(SEED.toArray()))) {
            var envelope = Envelope.parse(Bytes.of(input));
            if (!envelope.bytes().equals(Bytes.of(input))
                    || envelope.size() <= Envelope.headerSize(envelope.stanzas())) {
                throw new AssertionError("an envelope that was read is not what came");
            }
            Der.parse("what an envelope holds", Opener.open(envelope, List.of(key)));
        } catch (MalformedException | VerificationException _) {
            // Refused, by name.
        }
    }

    @FuzzTest
    void readsOrRefusesAPayload(byte[] input) throws MalformedException {
        Bytes object;
        try {
            object = Payloads.unpad(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!Payloads.pad(object).equals(Bytes.of(input))) {
            throw new AssertionError("a payload that was read is padded otherwise");
        }
    }

    @FuzzTest
    void readsOrRefusesARecipient(byte[] input) {
        try {
            var text = new String(input, StandardCharsets.ISO_8859_1);
            if (!Recipient.parse(text).format().equals(text)) {
                throw new AssertionError("a recipient that was read is written otherwise");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }
}
