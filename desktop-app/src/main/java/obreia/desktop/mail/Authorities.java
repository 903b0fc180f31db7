package obreia.desktop.mail;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import obreia.desktop.directory.Standing;
import obreia.desktop.vault.KnownPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.TrustAnchors;

/// The authorities whose cards this profile believes, and who stands on each of them.
public final class Authorities {
    private final Account account;

    public Authorities(Account account) {
        this.account = account;
    }

    /// One authority of one identity scheme.
    ///
    /// @param fingerprint the SHA-256 of its certificate
    /// @param people      those whose newest statement, as it is known here, leads to it
    public record Authority(
            SchemeName scheme, X509Certificate certificate, Digest fingerprint, List<KnownPerson> people) {
        public Authority {
            people = List.copyOf(people);
        }
    }

    /// All of them, by scheme.
    public List<Authority> list() throws IOException {
        var people = standing(account.vault().trust().anchors());
        var all = new ArrayList<Authority>();
        account.vault().trust().schemes().forEach((scheme, certificates) -> {
            for (var certificate : certificates) {
                var standing = people.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(certificate))
                        .map(Map.Entry::getKey)
                        .toList();
                all.add(new Authority(scheme, certificate, fingerprint(certificate), standing));
            }
        });
        return List.copyOf(all);
    }

    /// Believes these authorities, too, in this scheme.
    ///
    /// @throws MalformedException one of them is in another scheme: who a card's person is would be left to chance
    public void add(SchemeName scheme, List<X509Certificate> certificates) throws IOException, MalformedException {
        var together = schemes();
        together.computeIfAbsent(scheme, _ -> new ArrayList<>()).addAll(certificates);
        try {
            var _ = TrustAnchors.of(Map.copyOf(together));
        } catch (IllegalStateException e) {
            throw new MalformedException(String.valueOf(e.getMessage()), e);
        }
        account.vault().trust().add(scheme, certificates);
    }

    /// Those of these people who would not be verified any more without these authorities: another one may vouch for
    /// the same card.
    public List<KnownPerson> without(List<Authority> removed) throws IOException {
        var left = schemes();
        for (var authority : removed) {
            left.getOrDefault(authority.scheme(), new ArrayList<>()).remove(authority.certificate());
        }
        var standing = standing(TrustAnchors.of(Map.copyOf(left)));
        return standing(account.vault().trust().anchors()).keySet().stream()
                .filter(person -> !standing.containsKey(person))
                .toList();
    }

    /// Believes these authorities no more: what they vouch for does not verify from now on.
    public void remove(List<Authority> removed) throws IOException {
        for (var authority : removed) {
            account.vault().trust().remove(authority.scheme(), List.of(authority.certificate()));
        }
    }

    private SortedMap<SchemeName, List<X509Certificate>> schemes() throws IOException {
        var schemes = new TreeMap<SchemeName, List<X509Certificate>>();
        account.vault().trust().schemes().forEach((scheme, all) -> schemes.put(scheme, new ArrayList<>(all)));
        return schemes;
    }

    private Map<KnownPerson, X509Certificate> standing(TrustAnchors anchors) throws IOException {
        var standing = new Standing(anchors);
        var people = new LinkedHashMap<KnownPerson, X509Certificate>();
        for (var person : account.vault().people().all()) {
            var anchor = anchor(standing, person);
            if (anchor.isPresent()) {
                people.put(person, anchor.get());
            }
        }
        return people;
    }

    private Optional<X509Certificate> anchor(Standing standing, KnownPerson person) throws IOException {
        var newest = account.vault().people().statements(person.mailbox()).getLast();
        try {
            return Optional.of(standing.anchor(person, SignedStatement.verify(newest.cms()), account.now()));
        } catch (VerificationException e) {
            return Optional.empty();
        } catch (MalformedException e) {
            throw new IOException("the vault is damaged: a kept statement cannot be read any more", e);
        }
    }

    private static Digest fingerprint(X509Certificate certificate) {
        try {
            return Digest.of(Bytes.of(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has an encoding", e);
        }
    }
}
