package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Authorities;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;

/// The authorities that somebody who comes in believes: those of the vault, where there is one, and those whose files
/// were chosen, which go into the vault with the registration.
final class Believed {
    private static final SchemeName EID = new SchemeName("eid");

    private final Map<SchemeName, List<X509Certificate>> chosen = new ConcurrentHashMap<>();
    private SortedMap<SchemeName, List<X509Certificate>> kept = new TreeMap<>();

    /// What is in a file, read but not looked at.
    record Pem(Bytes bytes) {
        List<X509Certificate> certificates() throws MalformedException {
            return TrustAnchors.readPem(bytes);
        }
    }

    /// What is over its bound comes one byte too long, and is refused as such.
    static Pem read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new Pem(Bytes.of(in.readNBytes(TrustAnchors.MAX_PEM_SIZE + 1)));
        }
    }

    void kept(SortedMap<SchemeName, List<X509Certificate>> schemes) {
        kept = schemes;
    }

    /// Believes these too.
    ///
    /// @param practice whether they are for a practice card; the authorities that this program makes always are
    /// @throws MalformedException one of them belongs to another scheme already
    void add(List<X509Certificate> certificates, boolean practice) throws MalformedException {
        for (var certificate : certificates) {
            var scheme = practice ? SchemeName.PRACTICE : scheme(certificate);
            var all = new ArrayList<>(chosen.getOrDefault(scheme, List.of()));
            if (!all.contains(certificate)) {
                all.add(certificate);
            }
            var before = chosen.put(scheme, List.copyOf(all));
            try {
                var _ = anchors();
            } catch (IllegalStateException e) {
                chosen.put(scheme, before == null ? List.of() : before);
                throw new MalformedException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /// The scheme in which an authority from a file is believed.
    static SchemeName scheme(X509Certificate certificate) {
        var subject = certificate.getSubjectX500Principal().getName().toLowerCase(Locale.ROOT);
        return subject.contains("practice") ? SchemeName.PRACTICE : EID;
    }

    TrustAnchors anchors() {
        var together = new TreeMap<SchemeName, List<X509Certificate>>(kept);
        chosen.forEach((scheme, certificates) -> {
            var all = new ArrayList<>(together.getOrDefault(scheme, List.of()));
            certificates.stream().filter(one -> !all.contains(one)).forEach(all::add);
            if (!all.isEmpty()) {
                together.put(scheme, all);
            }
        });
        return TrustAnchors.of(together);
    }

    /// Puts the chosen ones into the vault.
    void keepIn(Account account) throws IOException, MalformedException {
        for (var entry : chosen.entrySet()) {
            new Authorities(account).add(entry.getKey(), entry.getValue());
        }
    }
}
