package obreia.protocol.identity;

import java.security.cert.X509Certificate;
import java.util.List;

/// A certificate path that [PathValidator] led from a card to an anchor of `scheme`, and the person it names. The
/// card's certificate is first, the anchor last. What is known of revocation is reported, not judged.
public record ValidatedPath(SchemeName scheme, Person person, List<X509Certificate> path, RevocationStatus revocation) {
    public ValidatedPath {
        path = List.copyOf(path);
        if (!person.scheme().equals(scheme)) {
            throw new IllegalStateException("a person belongs to the scheme of the path");
        }
    }
}
