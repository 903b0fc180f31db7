package obreia.protocol.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// Where a certificate says that its authority can be asked. RFC 5280, sections 4.2.1.13, 4.2.1.15 and
/// 4.2.2.1.
///
/// Claimed by whoever wrote the certificate. Only http and https, at most [#MAX] of each kind; what cannot
/// be read counts as not there.
public record AuthorityAddresses(List<URI> ocsp, List<URI> issuers, List<URI> lists, List<URI> deltas) {
    public static final int MAX = 4;
    public static final int MAX_LENGTH = 1024;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public AuthorityAddresses {
        ocsp = List.copyOf(ocsp);
        issuers = List.copyOf(issuers);
        lists = List.copyOf(lists);
        deltas = List.copyOf(deltas);
    }

    public static AuthorityAddresses of(X509Certificate certificate) {
        return new AuthorityAddresses(
                access(certificate, AccessDescription.id_ad_ocsp),
                access(certificate, AccessDescription.id_ad_caIssuers),
                points(certificate, Extension.cRLDistributionPoints),
                points(certificate, Extension.freshestCRL));
    }

    /// True of a certificate that names nobody who could be asked whether it was revoked.
    public boolean nobodyToAsk() {
        return ocsp.isEmpty() && lists.isEmpty();
    }

    private static List<URI> access(X509Certificate certificate, ASN1ObjectIdentifier method) {
        var extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return List.of();
        }
        var found = new ArrayList<URI>();
        try {
            var content = ASN1OctetString.getInstance(extension).getOctets();
            for (var one : AuthorityInformationAccess.getInstance(content).getAccessDescriptions()) {
                if (one.getAccessMethod().equals(method)) {
                    add(found, one.getAccessLocation());
                }
            }
        } catch (RuntimeException _) {
            return List.of();
        }
        return found;
    }

    private static List<URI> points(X509Certificate certificate, ASN1ObjectIdentifier which) {
        var extension = certificate.getExtensionValue(which.getId());
        if (extension == null) {
            return List.of();
        }
        try {
            return points(Bytes.of(ASN1OctetString.getInstance(extension).getOctets()));
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    /// The addresses in the value of an extension CRLDistributionPoints or FreshestCRL.
    public static List<URI> points(Bytes value) {
        var found = new ArrayList<URI>();
        try {
            for (var point : CRLDistPoint.getInstance(value.toArray()).getDistributionPoints()) {
                var name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (var one : GeneralNames.getInstance(name.getName()).getNames()) {
                        add(found, one);
                    }
                }
            }
        } catch (RuntimeException _) {
            return List.of();
        }
        return found;
    }

    private static void add(List<URI> found, GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier || found.size() == MAX) {
            return;
        }
        var text = ASN1IA5String.getInstance(name.getName()).getString();
        if (text.length() > MAX_LENGTH) {
            return;
        }
        try {
            var address = new URI(text);
            var scheme = address.getScheme();
            if (scheme != null
                    && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                    && address.getHost() != null
                    && address.getUserInfo() == null) {
                found.add(address);
            }
        } catch (URISyntaxException _) {
            // No address that can be asked.
        }
    }
}
