package obreia.protocol.sealing;

import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.envelope.Envelope;

/// Seals a signed message or receipt to box keys: whoever holds one of them can open it, and nobody sees which one.
public final class Sealer {
    private Sealer() {}

    /// Seals one DER object, padded with zeros to a Padmé length, to 1 to [Envelope#MAX_STANZAS] box keys.
    ///
    /// What the sender's person must be told before a PIN is asked is known before: how many recipients there are
    /// and [#sealedSize]. So too many recipients, an envelope over [Envelope#MAX_SIZE] bytes and an object that is
    /// not one DER sequence are the caller's mistakes: [IllegalStateException]. `random` gives the encapsulations
    /// their randomness; Jagged draws the file key and the nonce from the platform's.
    public static Envelope seal(Bytes cmsDer, List<Recipient> recipients, SecureRandom random) {
        requireFits(cmsDer, recipients.size());
        var payload = Arrays.copyOf(cmsDer.toArray(), Payload.paddedLength(cmsDer.length()));
        try {
            return sealPayload(payload, recipients, random);
        } finally {
            Arrays.fill(payload, (byte) 0);
        }
    }

    /// Seals a payload as it is, at least one byte.
    static Envelope sealPayload(byte[] payload, List<Recipient> recipients, SecureRandom random) {
        var out = ByteBuffer.allocate(Envelope.headerSize(recipients.size()) + Chunks.encryptedLength(payload.length));
        try {
            var key = new StandardPayloadKeyWriter().writeFileHeader(out, List.of(writer(recipients, random)));
            try {
                Chunks.encrypt(key, payload, out);
            } finally {
                key.destroy();
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("sealing failed", e);
        }
        return new Envelope(Bytes.of(out.flip()));
    }

    /// The bytes of an envelope that holds an object of `length` bytes for so many box keys.
    public static int sealedSize(int length, int stanzas) {
        return Math.addExact(Envelope.headerSize(stanzas), Chunks.encryptedLength(Payload.paddedLength(length)));
    }

    private static void requireFits(Bytes cmsDer, int stanzas) {
        var size = sealedSize(cmsDer.length(), stanzas);
        if (size > Envelope.MAX_SIZE) {
            throw new IllegalStateException(
                    "the envelope would have " + size + " bytes, at most " + Envelope.MAX_SIZE + " are accepted");
        }
        try {
            if (Payload.objectLength(cmsDer) != cmsDer.length()) {
                throw new IllegalStateException("what is to be sealed is not one DER object");
            }
        } catch (MalformedException e) {
            throw new IllegalStateException("what is to be sealed is not one DER object", e);
        }
    }

    private static RecipientStanzaWriter writer(List<Recipient> recipients, SecureRandom random) {
        return fileKey -> {
            var plain = fileKey.getEncoded();
            var stanzas = new ArrayList<RecipientStanza>(recipients.size());
            for (var recipient : recipients) {
                stanzas.add(Hpke.seal(recipient, plain, random));
            }
            Arrays.fill(plain, (byte) 0);
            return stanzas;
        };
    }
}
