package obreia.protocol.revocation;

import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.AuthorityAddresses;
import obreia.protocol.identity.CertificateAlgorithms;
import obreia.protocol.identity.RevocationStatus;
import org.jspecify.annotations.Nullable;

/// The inquiry about one certificate at one time: the newest answer that counts decides.
final class CertificateInquiry {
    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final Instant at;
    private final Optional<Instant> now;
    private final AnswerStore kept;
    private final Asking asking;
    private final List<String> useless = new ArrayList<>();
    private @Nullable Found best;

    /// What was said, and in which answers it stands.
    private record Found(Said said, List<AuthorityAnswer> answers) {}

    /// A list as it came, read.
    private record Read(RevocationList list, AuthorityAnswer answer) {}

    CertificateInquiry(
            X509Certificate certificate,
            X509Certificate issuer,
            Instant at,
            Optional<Instant> now,
            AnswerStore kept,
            Asking asking) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.at = at;
        this.now = now;
        this.kept = kept;
        this.asking = asking;
    }

    RevocationStatus status() {
        for (var answer : kept.find(AuthorityAnswer.Kind.OCSP, digest())) {
            ocsp(answer, Optional.empty());
        }
        var known = new ArrayList<Read>();
        for (var answer : kept.find(AuthorityAnswer.Kind.CRL, name(issuer.getSubjectX500Principal()))) {
            read(answer).ifPresent(known::add);
        }
        judge(known);
        if (!settled() && now.isPresent()) {
            ask(known);
        }
        return outcome();
    }

    List<AuthorityAnswer> used() {
        return best == null ? List.of() : best.answers();
    }

    private void ask(List<Read> known) {
        var addresses = AuthorityAddresses.of(certificate);
        if (addresses.nobodyToAsk()) {
            useless.add("it names nobody who could be asked");
        }
        for (var responder : addresses.ocsp()) {
            if (!settled()) {
                askResponder(responder);
            }
        }
        if (settled()) {
            return;
        }
        var deltas = new LinkedHashSet<>(addresses.deltas());
        for (var address : addresses.lists()) {
            fetch(address).ifPresent(read -> {
                known.add(read);
                deltas.addAll(read.list().deltas());
            });
        }
        judge(known);
        if (settled() && deltas.isEmpty()) {
            return;
        }
        for (var address : deltas) {
            fetch(address).ifPresent(known::add);
        }
        judge(known);
    }

    private void askResponder(URI responder) {
        try {
            var answered = asking.ocsp(responder, certificate, issuer);
            var answer = new AuthorityAnswer(AuthorityAnswer.Kind.OCSP, answered.der());
            if (ocsp(answer, answered.nonce())) {
                asking.keep(answer, digest());
            }
        } catch (IOException e) {
            useless.add(responder.getHost() + ": " + e.getMessage());
        }
    }

    private Optional<Read> fetch(URI address) {
        try {
            var read = read(new AuthorityAnswer(AuthorityAnswer.Kind.CRL, asking.list(address)));
            if (read.isPresent() && read.get().list().isSignedBy(issuer)) {
                asking.keep(read.get().answer(), name(issuer.getSubjectX500Principal()));
            }
            return read;
        } catch (IOException e) {
            useless.add(address.getHost() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /// True of an answer that counts.
    private boolean ocsp(AuthorityAnswer answer, Optional<Bytes> nonce) {
        try {
            return take(OcspAnswer.decode(answer.der()).about(certificate, issuer, nonce), List.of(answer));
        } catch (MalformedException | VerificationException e) {
            useless.add(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Optional<Read> read(AuthorityAnswer answer) {
        try {
            return Optional.of(new Read(RevocationList.decode(answer.der()), answer));
        } catch (MalformedException e) {
            useless.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Each list alone, and with each that adds to one.
    private void judge(List<Read> known) {
        for (var base : known) {
            if (base.list().isDelta()) {
                continue;
            }
            judge(base, Optional.empty());
            for (var delta : known) {
                if (delta.list().isDelta()) {
                    judge(base, Optional.of(delta));
                }
            }
        }
    }

    private void judge(Read base, Optional<Read> delta) {
        var answers = new ArrayList<>(List.of(base.answer()));
        delta.map(Read::answer).ifPresent(answers::add);
        try {
            var _ = take(base.list().about(certificate, issuer, delta.map(Read::list)), answers);
        } catch (VerificationException e) {
            useless.add(String.valueOf(e.getMessage()));
        }
    }

    private boolean take(Said said, List<AuthorityAnswer> answers) {
        var why = said.uselessAt(at, now, certificate);
        if (why.isPresent()) {
            useless.add(why.get());
            return false;
        }
        if (best == null || best.said().made().isBefore(said.made())) {
            best = new Found(said, answers);
        }
        return true;
    }

    private boolean settled() {
        return best != null && now.isPresent() && best.said().settles(at, now.get());
    }

    private RevocationStatus outcome() {
        var of = " the certificate of " + CertificateAlgorithms.name(certificate);
        if (best == null) {
            return new RevocationStatus.Unknown("nothing is known of" + of
                    + (useless.isEmpty() ? "" : ": " + String.join("; ", new LinkedHashSet<>(useless))));
        }
        var said = best.said();
        var by = "says " + CertificateAlgorithms.name(issuer) + " " + said.way() + " of " + Text.format(said.made());
        return switch (said.fate()) {
            case Said.Fate.Good() -> new RevocationStatus.Good(by);
            case Said.Fate.Revoked revoked ->
                new RevocationStatus.Revoked(revoked.since(), revoked.reason() + ", " + by + " of" + of);
            case Said.Fate.Unknown() -> throw new IllegalStateException("what says nothing does not count");
        };
    }

    private Digest digest() {
        try {
            return Digest.of(Bytes.of(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    static Digest name(X500Principal name) {
        return Digest.of(Bytes.of(name.getEncoded()));
    }
}
