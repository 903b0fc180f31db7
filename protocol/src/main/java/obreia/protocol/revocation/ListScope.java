package obreia.protocol.revocation;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import obreia.protocol.VerificationException;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/// Of which certificates a revocation list speaks, as its extension IssuingDistributionPoint says; without
/// one, of all of its issuer's. RFC 5280, sections 5.2.5 and 6.3.3 (b)(2).
final class ListScope {
    private final Optional<Extension> extension;

    ListScope(Optional<Extension> extension) {
        this.extension = extension;
    }

    void check(X509Certificate certificate) throws VerificationException {
        if (extension.isEmpty()) {
            return;
        }
        var scope = IssuingDistributionPoint.getInstance(extension.get().getParsedValue());
        if (scope.isIndirectCRL()) {
            throw new VerificationException("the revocation list speaks for other authorities, which is not accepted");
        }
        if (scope.getOnlySomeReasons() != null) {
            throw new VerificationException("the revocation list knows some reasons of revocation only");
        }
        var authority = certificate.getBasicConstraints() >= 0;
        if (scope.onlyContainsAttributeCerts()
                || (scope.onlyContainsUserCerts() && authority)
                || (scope.onlyContainsCACerts() && !authority)) {
            throw new VerificationException("the revocation list speaks of another kind of certificate");
        }
        if (scope.getDistributionPoint() != null) {
            var names = names(scope.getDistributionPoint());
            if (named(certificate).stream().noneMatch(names::contains)) {
                throw new VerificationException(
                        "the revocation list is another part of the authority's lists than that of the certificate");
            }
        }
    }

    private static List<GeneralName> names(DistributionPointName point) {
        return point.getType() == DistributionPointName.FULL_NAME
                ? Arrays.asList(GeneralNames.getInstance(point.getName()).getNames())
                : List.of();
    }

    private static List<GeneralName> named(X509Certificate certificate) {
        var extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null) {
            return List.of();
        }
        var found = new ArrayList<GeneralName>();
        var points =
                CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets());
        for (var point : points.getDistributionPoints()) {
            if (point.getDistributionPoint() != null) {
                found.addAll(names(point.getDistributionPoint()));
            }
        }
        return found;
    }
}
