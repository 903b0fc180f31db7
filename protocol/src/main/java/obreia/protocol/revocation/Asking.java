package obreia.protocol.revocation;

import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// Asks authorities for one inquiry, so often and no more, and keeps what counts.
final class Asking {
    private final AnswerStore kept;
    private final AuthorityFetcher fetcher;
    private final Nonces nonces;
    private int asked;

    Asking(AnswerStore kept, AuthorityFetcher fetcher, Nonces nonces) {
        this.kept = kept;
        this.fetcher = fetcher;
        this.nonces = nonces;
    }

    /// What was asked, and what came back.
    record Answered(Bytes der, Optional<Bytes> nonce) {}

    Answered ocsp(URI responder, X509Certificate certificate, X509Certificate issuer) throws IOException {
        count();
        var nonce = nonces.next();
        var question = new OcspQuestion(certificate, issuer, nonce).encode();
        return new Answered(
                bounded(fetcher.ask(responder, question, AuthorityAnswer.Kind.OCSP.most()), AuthorityAnswer.Kind.OCSP),
                nonce);
    }

    Bytes list(URI address) throws IOException {
        count();
        return bounded(fetcher.get(address, AuthorityAnswer.Kind.CRL.most()), AuthorityAnswer.Kind.CRL);
    }

    /// The certificates at an address, one in DER or several in a signed object without signatures; none
    /// where it cannot be had.
    List<X509Certificate> issuers(URI address) {
        try {
            count();
            return certificates(
                    bounded(fetcher.get(address, AuthorityAnswer.Kind.CRT.most()), AuthorityAnswer.Kind.CRT));
        } catch (IOException _) {
            return List.of();
        }
    }

    void keep(AuthorityAnswer answer, Digest about) {
        kept.keep(answer, about);
    }

    static List<X509Certificate> certificates(Bytes file) {
        try (var in = file.stream()) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException | IOException | RuntimeException _) {
            return List.of();
        }
    }

    private void count() throws IOException {
        if (++asked > RevocationInquiry.MAX_ASKED) {
            throw new IOException("authorities were asked " + RevocationInquiry.MAX_ASKED + " times already");
        }
    }

    private static Bytes bounded(Bytes answer, AuthorityAnswer.Kind kind) throws IOException {
        if (answer.length() > kind.most()) {
            throw new IOException("the answer has more than " + kind.most() + " bytes");
        }
        return answer;
    }
}
