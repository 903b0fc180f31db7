package obreia.protocol.sealing;

import com.exceptionfactory.jagged.RecipientStanza;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// One stanza of type `mlkem768x25519`: the encapsulated key, and the file key sealed under what it holds.
record Stanza(Bytes encapsulation, Bytes body) implements RecipientStanza {
    static final String TYPE = "mlkem768x25519";

    /// The same stanza as Jagged read it, from a header whose shape [obreia.protocol.envelope.Envelope] has checked.
    static Stanza of(RecipientStanza read) {
        try {
            return new Stanza(Bytes.fromBase64(read.getArguments().getFirst()), Bytes.of(read.getBody()));
        } catch (MalformedException e) {
            throw new IllegalStateException("an envelope's stanzas were checked before", e);
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public List<String> getArguments() {
        return List.of(encapsulation.base64());
    }

    @Override
    public byte[] getBody() {
        return body.toArray();
    }
}
