package obreia.desktop.ui.settings;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obreia.assets.Words;
import obreia.desktop.ui.common.Names;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// What the certificate of an authority says of it, for a person. It says it of itself: only the fingerprint can be
/// compared with something.
///
/// @param name        the common name, else the organisation
/// @param from        organisation and country, as far as they are named
/// @param fingerprint SHA-256 of the certificate, in groups of four
record AuthorityFacts(String name, String from, Instant until, String fingerprint) {
    private static final int LONGEST = 100;
    private static final String EACH_FOUR = "(?<=\\G.{4})(?!$)";

    static AuthorityFacts of(X509Certificate certificate, Words words) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var organisation = first(subject, BCStyle.O);
        var country = first(subject, BCStyle.C)
                .map(code ->
                        Locale.of("", code).getDisplayCountry(words.language().locale()));
        var name = first(subject, BCStyle.CN).or(() -> organisation).orElse(words.of("trust.noName"));
        var from = Stream.of(organisation, country)
                .flatMap(Optional::stream)
                .filter(part -> !part.equals(name))
                .collect(Collectors.joining(", "));
        return new AuthorityFacts(
                Names.shown(name), from, certificate.getNotAfter().toInstant(), fingerprint(certificate));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return String.join(
                    " ", Digest.of(Bytes.of(certificate.getEncoded())).hex().split(EACH_FOUR, -1));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has an encoding", e);
        }
    }

    /// Nothing in it that is not shown, or that turns what is around it.
    private static Optional<String> first(X500Name subject, ASN1ObjectIdentifier type) {
        return Stream.of(subject.getRDNs(type))
                .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue()))
                .map(text -> Text.cleaned(text, LONGEST).strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
