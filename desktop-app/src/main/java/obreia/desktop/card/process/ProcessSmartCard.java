package obreia.desktop.card.process;

import java.security.cert.X509Certificate;
import java.util.List;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;

/// A card in another process. It outlives that process: the next signature starts a new one, which must find the same
/// certificate again.
///
/// The prompt is called on the thread that called [#sign].
final class ProcessSmartCard implements SmartCard {
    private final CardProcess process;
    private final CardUri.Pkcs11 uri;
    private final CardCertificate certificate;
    private final List<X509Certificate> path;
    private final List<SignatureAlgorithm> algorithms;
    /// Under the lock of the process, but for its first value.
    private volatile CardProcess.Handle handle;

    ProcessSmartCard(CardProcess process, CardUri.Pkcs11 uri, CardProcess.Handle handle) {
        this.process = process;
        this.uri = uri;
        this.handle = handle;
        var opened = handle.opened();
        this.certificate = opened.certificate();
        this.path = opened.path().stream().map(CardCertificate::x509).toList();
        this.algorithms = opened.algorithms();
    }

    @Override
    public CardCertificate certificate() {
        return certificate;
    }

    @Override
    public List<X509Certificate> path() {
        return path;
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return algorithms;
    }

    @Override
    public SigningOutcome sign(SignatureAlgorithm algorithm, Bytes toBeSigned, PinRequest request, PinPrompt prompt) {
        if (!algorithms.contains(algorithm)) {
            return new SigningOutcome.Unsupported("this card does not sign with " + algorithm);
        }
        if (toBeSigned.length() > Request.MAX_CONTENT) {
            return new SigningOutcome.Unsupported(
                    "a card signs at most " + Request.MAX_CONTENT + " bytes, not " + toBeSigned.length());
        }
        return process.sign(this, algorithm, toBeSigned, request, prompt);
    }

    CardUri.Pkcs11 uri() {
        return uri;
    }

    CardProcess.Handle handle() {
        return handle;
    }

    void reopened(CardProcess.Handle again) {
        handle = again;
    }

    @Override
    public void close() {
        process.close(handle);
    }
}
