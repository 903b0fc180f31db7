package obreia.protocol.cms;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// A signed object that waits for its signature: a card signs [#toBeSigned()], and [#complete(Bytes)] gives the object.
///
/// Immutable; it holds nothing secret and may wait as long as the person needs for a PIN.
public final class SigningInput {
    private final ContentType type;
    private final Bytes content;
    private final SignatureAlgorithm algorithm;
    private final Certificates.Entry signer;
    private final List<X509Certificate> path;
    private final Instant signingTime;
    private final Optional<SignedAttribute> extra;
    private final Bytes toBeSigned;

    private SigningInput(
            ContentType type,
            Bytes content,
            SignatureAlgorithm algorithm,
            Certificates.Entry signer,
            List<X509Certificate> path,
            Instant signingTime,
            Optional<SignedAttribute> extra) {
        this.type = type;
        this.content = content;
        this.algorithm = algorithm;
        this.signer = signer;
        this.path = path;
        this.signingTime = signingTime;
        this.extra = extra;
        this.toBeSigned = SignedAttributes.encode(type, content, algorithm, signer, signingTime, extra);
    }

    /// The input for a signature by the signer's key.
    ///
    /// `content` is not empty; `path` holds at most eight certificates above the signer's, without it and none
    /// twice; `signingTime` has whole seconds; the algorithm fits the signer's key
    /// ([SignatureAlgorithm#preferred]). Anything else is our mistake, IllegalStateException.
    public static SigningInput of(
            ContentType type,
            Bytes content,
            SignatureAlgorithm algorithm,
            X509Certificate signer,
            List<X509Certificate> path,
            Instant signingTime,
            Optional<SignedAttribute> extra) {
        if (content.isEmpty()) {
            throw new IllegalStateException("there is no content to sign");
        }
        if (!algorithm.fits(signer.getPublicKey())) {
            throw new IllegalStateException(algorithm + " does not fit the signer's key");
        }
        if (path.size() > CmsProfile.MAX_OTHER_CERTIFICATES) {
            throw new IllegalStateException("the path has " + path.size() + " certificates, at most "
                    + CmsProfile.MAX_OTHER_CERTIFICATES + " are accepted");
        }
        var entry = Certificates.Entry.of(signer);
        var seen = new HashSet<Digest>();
        seen.add(entry.digest());
        for (var certificate : path) {
            if (!seen.add(Certificates.Entry.of(certificate).digest())) {
                throw new IllegalStateException("the path holds the signer's certificate, or one certificate twice");
            }
        }
        return new SigningInput(type, content, algorithm, entry, List.copyOf(path), signingTime, extra);
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    public X509Certificate signer() {
        return signer.x509();
    }

    /// What the card signs: the DER SET OF the signed attributes (RFC 5652, section 5.4), not yet hashed.
    public Bytes toBeSigned() {
        return toBeSigned;
    }

    /// The signed object in DER, after everything that a reader checks was checked here in software.
    ///
    /// Fails when `signature` is not one of the signer's key over [#toBeSigned()].
    public Bytes complete(Bytes signature) throws VerificationException {
        if (!algorithm.verifies(signer.x509().getPublicKey(), toBeSigned, signature)) {
            throw new VerificationException("the card's signature is not one of the signer's key over what was asked");
        }
        try {
            var der = SignedObject.encode(new VerifiedCms(
                    type, content, signer.x509(), path, signingTime, algorithm, extra, toBeSigned, signature));
            CmsProfile.verify(der, type, extra.map(SignedAttribute::oid));
            return der;
        } catch (MalformedException | IOException e) {
            throw new IllegalStateException("we built an object that we do not accept: " + e.getMessage(), e);
        }
    }
}
