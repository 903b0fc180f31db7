package obreia.protocol.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import obreia.protocol.identity.AuthorityAddresses;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;

/// A revocation list of an authority about its own certificates, or one that adds to such a list, as it
/// came: claimed until [#about] has checked it. RFC 5280, section 5. Lists of one authority about another's
/// certificates are refused.
public final class RevocationList {
    private static final ASN1ObjectIdentifier EXPIRED_ON_LIST = new ASN1ObjectIdentifier("2.5.29.60");
    private static final int CRL_SIGN = 6;
    private static final Set<ASN1ObjectIdentifier> KNOWN = Set.of(
            Extension.authorityKeyIdentifier,
            Extension.cRLNumber,
            Extension.issuingDistributionPoint,
            Extension.deltaCRLIndicator,
            Extension.freshestCRL,
            Extension.authorityInfoAccess);

    private final X509CRLHolder list;

    private RevocationList(X509CRLHolder list) {
        this.list = list;
    }

    /// Reads a list in DER, at most 16 MiB.
    public static RevocationList decode(Bytes der) throws MalformedException {
        if (der.length() > AuthorityAnswer.Kind.CRL.most()) {
            throw new MalformedException("revocation list has " + der.length() + " bytes, at most "
                    + AuthorityAnswer.Kind.CRL.most() + " are accepted");
        }
        try {
            var read = new RevocationList(
                    new X509CRLHolder(CertificateList.getInstance(Der.parse("revocation list", der))));
            if (read.list.toASN1Structure().getNextUpdate() == null) {
                throw new MalformedException("revocation list does not say when the next one is due");
            }
            var _ = read.number();
            var _ = read.base();
            return read;
        } catch (RuntimeException e) {
            throw new MalformedException("revocation list cannot be read", e);
        }
    }

    /// Whose list it says it is.
    X500Principal issuer() throws VerificationException {
        try {
            return new X500Principal(list.getIssuer().getEncoded());
        } catch (IOException | RuntimeException e) {
            throw new VerificationException("the revocation list's issuer has a name that cannot be read", e);
        }
    }

    /// True of one that only adds to another.
    boolean isDelta() {
        return base().isPresent();
    }

    /// Where what adds to this list lies, as it says. RFC 5280, section 5.2.6.
    List<URI> deltas() {
        return extension(Extension.freshestCRL)
                .map(found ->
                        AuthorityAddresses.points(Bytes.of(found.getExtnValue().getOctets())))
                .orElse(List.of());
    }

    /// True of one that this authority signed, whatever it speaks of.
    boolean isSignedBy(X509Certificate authority) {
        try {
            checkSignature(authority);
            return true;
        } catch (VerificationException | RuntimeException _) {
            return false;
        }
    }

    Instant made() {
        return list.toASN1Structure().getThisUpdate().getDate().toInstant();
    }

    /// The list's extensions, where it has some.
    Optional<Extensions> extensions() {
        return Optional.ofNullable(list.toASN1Structure().getTBSCertList().getExtensions());
    }

    /// What the list says of a certificate, together with one that adds to it, if there is one.
    Said about(X509Certificate certificate, X509Certificate issuer, Optional<RevocationList> delta)
            throws VerificationException {
        try {
            if (isDelta()) {
                throw new VerificationException("the revocation list only adds to another");
            }
            check(certificate, issuer);
            if (delta.isEmpty()) {
                return said(entry(certificate).orElse(new Said.Fate.Good()));
            }
            var newer = delta.get();
            newer.check(certificate, issuer);
            checkAddsTo(newer);
            var fate = newer.entry(certificate);
            if (fate.isEmpty()) {
                fate = entry(certificate);
            }
            return newer.said(fate.orElse(new Said.Fate.Good()));
        } catch (RuntimeException e) {
            throw new VerificationException("revocation list holds what cannot be read", e);
        }
    }

    private Said said(Said.Fate fate) throws VerificationException {
        var next = list.toASN1Structure().getNextUpdate().getDate().toInstant();
        if (next.isBefore(made())) {
            throw new VerificationException("the revocation list ends before it begins");
        }
        return new Said(
                fate,
                isDelta() ? "by a list and what was added to it" : "by a list",
                made(),
                Optional.of(next),
                reaches());
    }

    private Optional<Instant> reaches() {
        return extension(EXPIRED_ON_LIST).flatMap(found -> {
            try {
                return Optional.of(ASN1GeneralizedTime.getInstance(found.getParsedValue())
                        .getDate()
                        .toInstant());
            } catch (ParseException _) {
                return Optional.empty();
            }
        });
    }

    /// RFC 5280, section 6.3.3 (b), (f) and (g).
    private void check(X509Certificate certificate, X509Certificate issuer) throws VerificationException {
        if (!issuer().equals(issuer.getSubjectX500Principal())
                || !certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            throw new VerificationException(
                    "the revocation list is that of " + issuer().getName() + ", who did not issue the certificate");
        }
        checkSignature(issuer);
        checkCritical(extensions());
        new ListScope(extension(Extension.issuingDistributionPoint)).check(certificate);
    }

    private void checkSignature(X509Certificate issuer) throws VerificationException {
        var usage = issuer.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            throw new VerificationException(issuer().getName() + " may not sign revocation lists");
        }
        var algorithm = list.toASN1Structure().getSignatureAlgorithm();
        try {
            if (!list.isSignatureValid(Signatures.of(issuer, algorithm, "the revocation list"))) {
                throw new VerificationException("the revocation list is not signed by " + issuer().getName());
            }
        } catch (CertException e) {
            throw new VerificationException("the revocation list's signature cannot be checked", e);
        }
    }

    private static void checkCritical(Optional<Extensions> extensions) throws VerificationException {
        if (extensions.isPresent()) {
            for (var oid : extensions.get().getCriticalExtensionOIDs()) {
                if (!KNOWN.contains(oid)) {
                    throw new VerificationException(
                            "the revocation list has the critical extension " + oid + ", which nobody here knows");
                }
            }
        }
    }

    /// RFC 5280, section 5.2.4.
    private void checkAddsTo(RevocationList newer) throws VerificationException {
        var base = newer.base();
        var own = number();
        if (base.isEmpty() || own.isEmpty() || newer.number().isEmpty()) {
            throw new VerificationException("what is added to the revocation list has no number to go by");
        }
        if (base.get().compareTo(own.get()) > 0
                || newer.number().get().compareTo(own.get()) < 0
                || !sameValue(newer, Extension.issuingDistributionPoint)
                || !sameValue(newer, Extension.authorityKeyIdentifier)) {
            throw new VerificationException("what is added belongs to the revocation list " + base.get()
                    + " or a later one, and this one is " + own.get() + ", or of another part");
        }
    }

    private boolean sameValue(RevocationList other, ASN1ObjectIdentifier oid) {
        return extension(oid)
                .map(Extension::getExtnValue)
                .equals(other.extension(oid).map(Extension::getExtnValue));
    }

    /// What the entry for the certificate says; one that was taken back says that it is good.
    private Optional<Said.Fate> entry(X509Certificate certificate) throws VerificationException {
        Optional<Said.Fate> found = Optional.empty();
        var entries = list.toASN1Structure().getRevokedCertificateEnumeration();
        while (entries.hasMoreElements()) {
            var entry = (TBSCertList.CRLEntry) entries.nextElement();
            var extensions = Optional.ofNullable(entry.getExtensions());
            if (extensions.isPresent()) {
                checkEntry(extensions.get());
            }
            if (entry.getUserCertificate().getValue().equals(certificate.getSerialNumber())) {
                found = Optional.of(fate(entry.getRevocationDate(), extensions));
            }
        }
        return found;
    }

    private static void checkEntry(Extensions extensions) throws VerificationException {
        for (var oid : extensions.getCriticalExtensionOIDs()) {
            // An entry that names another issuer speaks of another's certificate.
            if (!oid.equals(Extension.reasonCode) && !oid.equals(Extension.invalidityDate)) {
                throw new VerificationException("an entry of the revocation list has the critical extension " + oid
                        + ", which nobody here knows");
            }
        }
    }

    private static Said.Fate fate(Time since, Optional<Extensions> extensions) {
        var reason = extensions
                .map(all -> all.getExtension(Extension.reasonCode))
                .map(one -> CRLReason.getInstance(ASN1Enumerated.getInstance(one.getParsedValue()))
                        .getValue()
                        .intValue())
                .orElse(0);
        return reason == Reasons.REMOVED
                ? new Said.Fate.Good()
                : new Said.Fate.Revoked(since.getDate().toInstant(), Reasons.words(reason), Reasons.forGood(reason));
    }

    private Optional<BigInteger> number() {
        return integer(Extension.cRLNumber);
    }

    private Optional<BigInteger> base() {
        return integer(Extension.deltaCRLIndicator);
    }

    private Optional<BigInteger> integer(ASN1ObjectIdentifier oid) {
        return extension(oid)
                .map(found -> ASN1Integer.getInstance(found.getParsedValue()).getValue());
    }

    private Optional<Extension> extension(ASN1ObjectIdentifier oid) {
        return extensions().map(all -> all.getExtension(oid));
    }
}
