package obreia.desktop.vault;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;

/// The trust anchors that this person believes, grouped by identity scheme.
public final class TrustedSchemes {
    private final Database database;

    TrustedSchemes(Database database) {
        this.database = database;
    }

    /// Adds the certificates to the scheme; those that it has already stay once. Whoever calls has checked them with
    /// [TrustAnchors#of].
    public void add(SchemeName scheme, List<X509Certificate> certificates) throws IOException {
        database.together(() -> {
            for (var certificate : certificates) {
                var der = ThisDevice.encoded(certificate);
                database.update(
                        "INSERT OR IGNORE INTO anchors (scheme, digest, certificate) VALUES (?, ?, ?)",
                        scheme,
                        Digest.of(der),
                        der);
            }
            return true;
        });
    }

    /// Takes the certificates out of the scheme. What they vouched for does not verify any more from now on.
    public void remove(SchemeName scheme, List<X509Certificate> certificates) throws IOException {
        database.together(() -> {
            for (var certificate : certificates) {
                database.update(
                        "DELETE FROM anchors WHERE scheme = ? AND digest = ?",
                        scheme,
                        Digest.of(ThisDevice.encoded(certificate)));
            }
            return true;
        });
    }

    public SortedMap<SchemeName, List<X509Certificate>> schemes() throws IOException {
        record Anchor(SchemeName scheme, X509Certificate certificate) {}
        var anchors = database.list(
                row -> new Anchor(
                        SchemeName.parse(row.text("scheme")), ThisDevice.certificate(row.bytes("certificate"))),
                "SELECT scheme, certificate FROM anchors ORDER BY scheme, digest");
        var schemes = new TreeMap<SchemeName, List<X509Certificate>>();
        for (var anchor : anchors) {
            schemes.computeIfAbsent(anchor.scheme(), _ -> new ArrayList<>()).add(anchor.certificate());
        }
        schemes.replaceAll((_, certificates) -> List.copyOf(certificates));
        return schemes;
    }

    /// All schemes, for path validation.
    public TrustAnchors anchors() throws IOException {
        return TrustAnchors.of(schemes());
    }
}
