package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import obreia.fixtures.GoTlog;
import obreia.fixtures.RunningRepository;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.Tile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The messages log of a running repository, fetched by somebody without card or certificate, and verified by an
/// implementation that nobody here wrote.
@Tag("go")
class ServedLogTest {
    private static final Origin ORIGIN = new Origin("served.example/post");

    @TempDir
    Path folder;

    @Test
    void goVerifiesCheckpointInclusionAndConsistencyOfWhatIsServedToAStranger() throws Exception {
        try (var people = new People(folder);
                var repository = RunningRepository.inMemory(ORIGIN, people.trust(), People.CLOCK)) {
            var ana = people.join("ana", repository.address());
            var bruno = people.join("bruno", repository.address());
            var log = "https://127.0.0.1:" + repository.address().port() + "/log/messages/1/";
            var older = fetch(log + "checkpoint");
            for (var letter = 0; letter < 5; letter++) {
                People.stored(People.send(ana, "Letter " + letter, bruno));
            }
            var newer = fetch(log + "checkpoint");

            var size = SignedCheckpoint.verify(newer, repository.address().log())
                    .head()
                    .size();
            assertThat(size).isEqualTo(7);
            save(log, "tile/entries/000.p/" + size);
            save(log, "tile/" + Tile.holding(0, 0, size).path());

            var key = repository.address().log().named(new LogName(ORIGIN, LogKind.MESSAGES, 1));
            var outcome = GoTlog.compile().verify(folder.resolve("log"), key, older, newer);
            assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
            assertThat(GoTlog.compile()
                            .verify(folder.resolve("log"), key, newer, older)
                            .succeeded())
                    .as("an older checkpoint for the newer")
                    .isFalse();
        }
    }

    private void save(String log, String path) throws Exception {
        var file = folder.resolve("log").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, fetch(log + path).toArray());
    }

    private static Bytes fetch(String uri) throws Exception {
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new Anyone()}, null);
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(uri).isEqualTo(200);
            return Bytes.of(response.body());
        }
    }

    /// What is fetched proves itself by the log's key: who serves it makes no difference.
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
