package obreia.protocol.revocation;

import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/// An OCSP responder's answer, as it came: claimed until [#about] has checked it. RFC 6960, section 4.2.
public final class OcspAnswer {
    /// Single responses and certificates that are looked at.
    static final int MAX_PARTS = 32;

    private static final Set<String> HASHES =
            Set.of("1.3.14.3.2.26", "2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3");

    private final BasicOCSPResp response;

    private OcspAnswer(BasicOCSPResp response) {
        this.response = response;
    }

    /// Reads an answer in DER, at most 64 KiB.
    ///
    /// @throws VerificationException the responder answers that it does not answer
    public static OcspAnswer decode(Bytes der) throws MalformedException, VerificationException {
        if (der.length() > AuthorityAnswer.Kind.OCSP.most()) {
            throw new MalformedException("OCSP answer has " + der.length() + " bytes, at most "
                    + AuthorityAnswer.Kind.OCSP.most() + " are accepted");
        }
        try {
            var outer = OCSPResponse.getInstance(Der.parse("OCSP answer", der));
            var status = outer.getResponseStatus().getIntValue();
            if (status != 0) {
                throw new VerificationException("the responder answers " + words(status));
            }
            var bytes = outer.getResponseBytes();
            if (bytes == null || !bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
                throw new MalformedException("OCSP answer is not a basic one");
            }
            var basic = Der.parse("OCSP answer", Bytes.of(bytes.getResponse().getOctets()));
            var response = new BasicOCSPResp(BasicOCSPResponse.getInstance(basic));
            if (response.getResponses().length > MAX_PARTS || response.getCerts().length > MAX_PARTS) {
                throw new MalformedException("OCSP answer has " + response.getResponses().length + " responses and "
                        + response.getCerts().length + " certificates, at most " + MAX_PARTS + " are accepted");
            }
            return new OcspAnswer(response);
        } catch (RuntimeException e) {
            throw new MalformedException("OCSP answer cannot be read", e);
        }
    }

    /// What it says of a certificate: that it is said by its issuer, or by whom the issuer lets answer, is
    /// checked.
    ///
    /// @param nonce of the question; an answer without one is taken for what its times say, one with
    ///     another is not
    Said about(X509Certificate certificate, X509Certificate issuer, Optional<Bytes> nonce)
            throws VerificationException {
        try {
            var responder = new OcspResponder(response, issuer);
            responder.check();
            checkExtensions(response.getCriticalExtensionOIDs());
            checkNonce(nonce);
            var single = single(certificate, issuer);
            checkExtensions(single.getCriticalExtensionOIDs());
            var made = single.getThisUpdate().toInstant();
            var next = Optional.ofNullable(single.getNextUpdate()).map(Date::toInstant);
            if (next.isPresent() && next.get().isBefore(made)) {
                throw new VerificationException("the answer ends before it begins");
            }
            if (made.isAfter(response.getProducedAt().toInstant().plus(Said.CLOCKS_DIFFER))) {
                throw new VerificationException("the answer was signed before the time that it speaks of");
            }
            return new Said(fate(single), "by OCSP", made, next, cutoff(single));
        } catch (RuntimeException e) {
            throw new VerificationException("OCSP answer holds what cannot be read", e);
        }
    }

    private void checkNonce(Optional<Bytes> nonce) throws VerificationException {
        var extension = response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce.isPresent() && extension != null) {
            // Some write the bare bytes where the RFC wants them in a second octet string.
            var whole = Bytes.of(extension.getExtnValue().getOctets());
            if (!whole.equals(nonce.get()) && !unwrapped(whole).equals(nonce)) {
                throw new VerificationException("the answer is one to another question: its nonce is another");
            }
        }
    }

    private static Optional<Bytes> unwrapped(Bytes value) {
        try {
            return Optional.of(
                    Bytes.of(ASN1OctetString.getInstance(value.toArray()).getOctets()));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private static void checkExtensions(Set<?> critical) throws VerificationException {
        for (var oid : critical) {
            if (!oid.equals(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)) {
                throw new VerificationException(
                        "the answer has the critical extension " + oid + ", which nobody here" + " knows");
            }
        }
    }

    private SingleResp single(X509Certificate certificate, X509Certificate issuer) throws VerificationException {
        for (var single : response.getResponses()) {
            var id = single.getCertID();
            if (id.getSerialNumber().equals(certificate.getSerialNumber()) && isOf(id, issuer)) {
                return single;
            }
        }
        throw new VerificationException("the answer is about another certificate");
    }

    private static boolean isOf(CertificateID id, X509Certificate issuer) throws VerificationException {
        if (!HASHES.contains(id.getHashAlgOID().getId())) {
            return false;
        }
        try {
            return id.matchesIssuer(OcspResponder.holder(issuer), new BcDigestCalculatorProvider());
        } catch (OCSPException e) {
            throw new VerificationException("the answer names its certificate in a way that cannot be checked", e);
        }
    }

    private static Said.Fate fate(SingleResp single) {
        return switch (single.getCertStatus()) {
            case null -> new Said.Fate.Good();
            case RevokedStatus revoked -> {
                var reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0;
                yield new Said.Fate.Revoked(
                        revoked.getRevocationTime().toInstant(), Reasons.words(reason), Reasons.forGood(reason));
            }
            default -> new Said.Fate.Unknown();
        };
    }

    private static Optional<Instant> cutoff(SingleResp single) {
        Extension cutoff = single.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff);
        if (cutoff == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ASN1GeneralizedTime.getInstance(cutoff.getParsedValue())
                    .getDate()
                    .toInstant());
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    private static String words(int status) {
        return switch (status) {
            case 1 -> "that it cannot read the question";
            case 2 -> "that it has failed";
            case 3 -> "that it has no time now";
            case 5 -> "that it wants a signed question";
            case 6 -> "that it does not answer about this certificate";
            default -> "with the status " + status;
        };
    }
}
