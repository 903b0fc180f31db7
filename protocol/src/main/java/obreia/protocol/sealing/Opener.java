package obreia.protocol.sealing;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.envelope.Envelope;

/// Opens envelopes with the box keys of this device.
public final class Opener {
    private Opener() {}

    /// The one DER object that the envelope holds; nothing of it has been checked yet.
    ///
    /// Throws [VerificationException] if no stanza opens with one of `keys`, or if the header's or a chunk's
    /// authentication code is not right; [MalformedException] if what was sealed is not one DER sequence
    /// followed by zeros up to the Padmé length of that sequence.
    public static Bytes open(Envelope envelope, List<BoxKey> keys) throws MalformedException, VerificationException {
        // Jagged reads backing arrays, which a read-only view does not show.
        var file = ByteBuffer.wrap(envelope.bytes().toArray());
        return Payload.unpad(Bytes.of(decrypt(file, keys)));
    }

    private static ByteBuffer decrypt(ByteBuffer file, List<BoxKey> keys) throws VerificationException {
        try {
            var key = new StandardPayloadKeyReader().getPayloadKey(file, List.of(stanzas -> fileKey(stanzas, keys)));
            try {
                return Chunks.decrypt(key, file);
            } finally {
                key.destroy();
            }
        } catch (UnsupportedRecipientStanzaException e) {
            throw new VerificationException(
                    "envelope opens with none of the " + keys.size() + " box keys that this device holds", e);
        } catch (GeneralSecurityException | IOException e) {
            throw new VerificationException("envelope was changed after it was sealed", e);
        }
    }

    private static FileKey fileKey(Iterable<RecipientStanza> stanzas, List<BoxKey> keys)
            throws UnsupportedRecipientStanzaException {
        for (var boxKey : keys) {
            var pair = boxKey.keys();
            for (var stanza : stanzas) {
                var plain = Hpke.open(pair, Stanza.of(stanza));
                if (plain.isPresent()) {
                    // The array is handed over: Jagged overwrites it when it has derived what it needs.
                    return new FileKey(plain.get());
                }
            }
        }
        throw new UnsupportedRecipientStanzaException("no stanza was sealed to these keys");
    }
}
