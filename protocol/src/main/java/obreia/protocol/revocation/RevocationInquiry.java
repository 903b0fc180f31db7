package obreia.protocol.revocation;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.AuthorityAddresses;
import obreia.protocol.identity.IssuerSource;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.RevocationStatus;

/// One inquiry about the certificates of paths: what is kept first, then OCSP, then lists. Every
/// certificate but the anchor is asked about; one that is revoked decides, then one of which nothing is
/// known.
///
/// What its outcomes stand on is in [#used], so that it can be kept with what was checked, and judged again
/// by others. For one piece of work by one thread.
public final class RevocationInquiry implements RevocationChecker {
    /// How often somebody is asked in one inquiry.
    public static final int MAX_ASKED = 12;

    private final AnswerStore kept;
    private final Asking asking;
    private final Optional<Instant> now;
    private final Set<AuthorityAnswer> used = new LinkedHashSet<>();

    /// An inquiry that goes on with `fetcher` where what is kept does not settle it.
    ///
    /// @param now the present, by which an answer counts as current
    public RevocationInquiry(AnswerStore kept, AuthorityFetcher fetcher, Instant now, Nonces nonces) {
        this(kept, new Asking(kept, fetcher, nonces), Optional.of(now));
    }

    private RevocationInquiry(AnswerStore kept, Asking asking, Optional<Instant> now) {
        this.kept = kept;
        this.asking = asking;
        this.now = now;
    }

    /// Judges by these answers alone, at any time.
    public static RevocationInquiry by(List<AuthorityAnswer> answers) {
        var store = AnswerStore.of(answers);
        var nobody = AuthorityFetcher.none("nobody was asked, and no answer that counts is kept");
        return new RevocationInquiry(store, new Asking(store, nobody, Nonces.none()), Optional.empty());
    }

    /// The answers on which the outcomes until now stand.
    public List<AuthorityAnswer> used() {
        return List.copyOf(used);
    }

    @Override
    public RevocationStatus check(List<X509Certificate> path, Instant at) {
        var goods = new ArrayList<String>();
        Optional<RevocationStatus> revoked = Optional.empty();
        Optional<RevocationStatus> unknown = Optional.empty();
        for (var i = 0; i + 1 < path.size(); i++) {
            var inquiry = new CertificateInquiry(path.get(i), path.get(i + 1), at, now, kept, asking);
            var status = inquiry.status();
            used.addAll(inquiry.used());
            switch (status) {
                case RevocationStatus.Good(var saidBy) -> goods.add(saidBy);
                case RevocationStatus.Revoked one -> revoked = Optional.of(earlier(revoked, one));
                case RevocationStatus.Unknown _ -> unknown = unknown.isPresent() ? unknown : Optional.of(status);
            }
        }
        if (revoked.isPresent()) {
            return revoked.get();
        }
        return unknown.orElseGet(() -> new RevocationStatus.Good("not revoked, " + String.join("; ", goods)));
    }

    private static RevocationStatus earlier(Optional<RevocationStatus> before, RevocationStatus.Revoked one) {
        return before.isPresent()
                        && before.get() instanceof RevocationStatus.Revoked other
                        && other.since().isBefore(one.since())
                ? other
                : one;
    }

    /// The certificates of authorities that are kept; nobody is asked.
    public IssuerSource keptIssuers() {
        return this::kept;
    }

    /// Those that are kept, or else those at the addresses that a certificate names.
    ///
    /// For certificates that come from whoever may know when they are looked at: its own, or those of
    /// statements. One in a letter names an address that its sender chose, who would learn from it when the
    /// letter is read.
    public IssuerSource askedIssuers() {
        return certificate -> {
            var found = kept(certificate);
            if (!found.isEmpty()) {
                return found;
            }
            for (var address : AuthorityAddresses.of(certificate).issuers()) {
                for (var issuer : asking.issuers(address)) {
                    if (isNamed(issuer, certificate)) {
                        keep(issuer);
                    }
                }
            }
            return kept(certificate);
        };
    }

    private void keep(X509Certificate issuer) {
        try {
            var der = Bytes.of(issuer.getEncoded());
            if (der.length() <= AuthorityAnswer.Kind.CRT.most()) {
                kept.keep(
                        new AuthorityAnswer(AuthorityAnswer.Kind.CRT, der),
                        CertificateInquiry.name(issuer.getSubjectX500Principal()));
            }
        } catch (CertificateEncodingException _) {
            // What cannot be written is no part of a path either.
        }
    }

    private List<X509Certificate> kept(X509Certificate certificate) {
        var found = new ArrayList<X509Certificate>();
        var name = CertificateInquiry.name(certificate.getIssuerX500Principal());
        for (var answer : kept.find(AuthorityAnswer.Kind.CRT, name)) {
            for (var issuer : Asking.certificates(answer.der())) {
                if (isNamed(issuer, certificate)) {
                    found.add(issuer);
                    used.add(answer);
                }
            }
        }
        return found;
    }

    private static boolean isNamed(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
