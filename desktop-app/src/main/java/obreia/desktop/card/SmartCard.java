package obreia.desktop.card;

import java.security.cert.X509Certificate;
import java.util.List;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;

/// A card with one signing key and its certificate. It signs and does nothing else: no national card decrypts.
///
/// What the card says of itself is *claimed*: the certificate and the path are checked by whoever trusts them, the
/// signature by whoever puts it into a document. Used by one thread; closing it forgets the session, never the PIN,
/// which is not kept in the first place.
public interface SmartCard extends AutoCloseable {
    /// The certificate of the signing key, read without a PIN.
    CardCertificate certificate();

    /// Other certificates on the card that may lead from [#certificate] to an anchor, untrusted and possibly none.
    List<X509Certificate> path();

    /// What the key can sign with, best first, never empty.
    List<SignatureAlgorithm> algorithms();

    /// Asks for the PIN once and signs `toBeSigned`, which the card (or its driver) hashes.
    ///
    /// Never retries by itself: each try is asked for. An ECDSA signature comes as DER (RFC 3279, section 2.2.3).
    /// `algorithm` is one of [#algorithms], else the outcome is [SigningOutcome.Unsupported].
    SigningOutcome sign(SignatureAlgorithm algorithm, Bytes toBeSigned, PinRequest request, PinPrompt prompt);

    @Override
    void close();
}
