package obreia.protocol.codec;

import java.io.IOException;
import obreia.protocol.MalformedException;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;

/// Reads DER strictly: one object, nothing after it, and not one bit that DER would write otherwise (X.690, section
/// 10).
public final class Der {
    private Der() {}

    /// The one object that `der` spells; `what` names it in errors.
    public static ASN1Primitive parse(String what, Bytes der) throws MalformedException {
        try (var in = new ASN1InputStream(der.toArray())) {
            var object = in.readObject();
            if (object == null) {
                throw new MalformedException(what + " is empty");
            }
            // Writing it again finds every trailing byte and every spelling that is BER and not DER.
            if (!Bytes.of(object.getEncoded("DER")).equals(der)) {
                throw new MalformedException(what + " is not DER, or bytes follow it");
            }
            return object;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new MalformedException(what + " cannot be read as DER", e);
        }
    }
}
