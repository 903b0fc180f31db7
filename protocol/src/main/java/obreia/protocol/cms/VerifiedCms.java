package obreia.protocol.cms;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;

/// What one signed object says, after every rule of the profile and its signature held.
///
/// True is: whoever holds the key of `signer` signed `content`, the time and the attribute. Claimed is everything else:
/// whose the certificate is, whether it was valid, and that the time is right.
///
/// @param content the signed bytes, never empty
/// @param signer the certificate whose key signed
/// @param others at most eight more certificates, untrusted, in the order of their encodings
/// @param signingTime in whole seconds; the signer's claim
/// @param attribute the attribute that was asked for, present exactly when one was
/// @param signedAttributes the DER SET OF that the signature is over
/// @param signature the signature value
public record VerifiedCms(
        ContentType type,
        Bytes content,
        X509Certificate signer,
        List<X509Certificate> others,
        Instant signingTime,
        SignatureAlgorithm algorithm,
        Optional<SignedAttribute> attribute,
        Bytes signedAttributes,
        Bytes signature) {
    public VerifiedCms {
        others = List.copyOf(others);
    }
}
