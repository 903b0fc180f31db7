package obreia.desktop.repository;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import obreia.desktop.repository.UnreachableException.Why;
import obreia.protocol.VerificationException;
import obreia.protocol.wire.RepositoryAddress;

/// The beginning of a line: TCP, TLS 1.3 in which both sides show a key, and the upgrade to WebSocket.
final class LineOpening {
    /// Where a repository speaks WebSocket: `protocol/spec/wire.md`.
    private static final String PATH = "/v1";

    private static final String TLS = "TLSv1.3";

    private LineOpening() {}

    /// A client for one line. Its TLS context is its own, so that no session of another is resumed: a resumed session
    /// never asks the trust manager.
    static HttpClient client(RepositoryAddress address, DeviceKey device, Patience patience) {
        try {
            var context = SSLContext.getInstance(TLS);
            context.init(new KeyManager[] {new DeviceCertificate(device)}, trust(address), device.random());
            var parameters = new SSLParameters();
            parameters.setProtocols(new String[] {TLS});
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(patience.connect())
                    .sslContext(context)
                    .sslParameters(parameters)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS 1.3", e);
        }
    }

    /// Opens the socket; what it hears goes to `listener`.
    ///
    /// @throws VerificationException the server is not the one that the address names
    /// @throws IOException           it cannot be reached, or does not speak WebSocket there
    static WebSocket open(HttpClient http, RepositoryAddress address, Patience patience, WebSocket.Listener listener)
            throws IOException, VerificationException {
        var place = address.host() + ":" + address.port();
        var opening = http.newWebSocketBuilder()
                .connectTimeout(patience.connect())
                .buildAsync(URI.create("wss://" + place + PATH), listener);
        try {
            return opening.get(patience.connect().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Reasons.interrupted();
        } catch (TimeoutException e) {
            throw new UnreachableException(
                    Why.NO_ANSWER,
                    "the repository at " + place + " did not answer within "
                            + patience.connect().toSeconds() + " s",
                    e);
        } catch (ExecutionException e) {
            var objection = Reasons.objection(e);
            if (objection.isPresent()) {
                throw new VerificationException(
                        place + " is not the repository of this address: " + objection.get(), e);
            }
            if (e.getCause() instanceof WebSocketHandshakeException answered) {
                throw new UnreachableException(
                        Why.NOT_A_REPOSITORY,
                        place + " answered with HTTP " + answered.getResponse().statusCode()
                                + ", so there is no repository for this device",
                        e);
            }
            throw new UnreachableException(
                    Reasons.why(e), "cannot reach the repository at " + place + ": " + Reasons.of(e), e);
        }
    }

    private static TrustManager[] trust(RepositoryAddress address) throws GeneralSecurityException {
        if (address.pin().isPresent()) {
            return new TrustManager[] {new PinnedTrust(address.pin().get())};
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null); // the anchors of this Java; it compares the host name too
        return factory.getTrustManagers();
    }
}
