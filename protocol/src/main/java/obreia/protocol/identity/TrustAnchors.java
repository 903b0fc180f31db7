package obreia.protocol.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The certification authorities that an administrator, or a client for itself, believes, grouped by identity scheme.
/// An anchor's own validity is not looked at: whoever believes it no more takes it out. RFC 5280, section 6.1.1 (d).
public final class TrustAnchors {
    public static final int MAX_PEM_SIZE = 1 << 20;
    public static final int MAX_PEM_CERTIFICATES = 256;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*+)-----END CERTIFICATE-----");

    /// One anchor of one scheme.
    record Anchor(SchemeName scheme, X509Certificate certificate) {}

    private final SortedMap<SchemeName, List<X509Certificate>> schemes;
    private final Map<X500Principal, List<Anchor>> bySubject = new HashMap<>();

    private TrustAnchors(Map<SchemeName, List<X509Certificate>> schemes) {
        this.schemes = new TreeMap<>();
        var seen = new HashMap<CertificateKey, SchemeName>();
        new TreeMap<>(schemes).forEach((scheme, certificates) -> {
            this.schemes.put(scheme, List.copyOf(certificates));
            for (var certificate : certificates) {
                Rules.require(() -> checkAuthority(certificate));
                var other = seen.put(CertificateKey.of(certificate), scheme);
                if (other != null && !other.equals(scheme)) {
                    // Otherwise the order of a map would decide who a person is.
                    throw new IllegalStateException("the anchor " + certificate.getSubjectX500Principal()
                            + " is in two schemes: " + other + " and " + scheme);
                }
                bySubject
                        .computeIfAbsent(certificate.getSubjectX500Principal(), _ -> new ArrayList<>())
                        .add(new Anchor(scheme, certificate));
            }
        });
    }

    /// The anchors of each scheme; throws IllegalStateException for one that is no authority, or is in two schemes.
    public static TrustAnchors of(Map<SchemeName, List<X509Certificate>> schemes) {
        return new TrustAnchors(schemes);
    }

    public SortedMap<SchemeName, List<X509Certificate>> schemes() {
        return new TreeMap<>(schemes);
    }

    /// The anchors that bear the name `subject`, schemes in the order of their names.
    List<Anchor> named(X500Principal subject) {
        return List.copyOf(bySubject.getOrDefault(subject, List.of()));
    }

    /// Reads the certificates of a PEM file, 1 to [#MAX_PEM_CERTIFICATES], each of an authority; text between them is
    /// left out. RFC 7468, section 5.
    public static List<X509Certificate> readPem(Bytes pem) throws MalformedException {
        if (pem.length() > MAX_PEM_SIZE) {
            throw new MalformedException(
                    "PEM file has " + pem.length() + " bytes, at most " + MAX_PEM_SIZE + " are accepted");
        }
        var certificates = new ArrayList<X509Certificate>();
        var text = pem.text();
        var blocks = PEM.matcher(text);
        while (blocks.find()) {
            if (certificates.size() == MAX_PEM_CERTIFICATES) {
                throw new MalformedException("PEM file has more than " + MAX_PEM_CERTIFICATES + " certificates");
            }
            certificates.add(read(blocks.group(1).replaceAll("[\\s=]", "")));
        }
        var begun = text.split("-----BEGIN CERTIFICATE-----", -1).length - 1;
        if (certificates.isEmpty() || begun != certificates.size()) {
            throw new MalformedException(
                    certificates.isEmpty() ? "PEM file holds no certificate" : "PEM file holds a broken certificate");
        }
        return List.copyOf(certificates);
    }

    private static X509Certificate read(String base64) throws MalformedException {
        try (var in = Bytes.fromBase64(base64).stream()) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            checkAuthority(certificate);
            return certificate;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new MalformedException("PEM file holds a certificate that cannot be read", e);
        }
    }

    private static void checkAuthority(X509Certificate certificate) throws MalformedException {
        if (certificate.getBasicConstraints() < 0) {
            throw new MalformedException("the certificate of " + certificate.getSubjectX500Principal()
                    + " is not that of a certification authority");
        }
    }
}
