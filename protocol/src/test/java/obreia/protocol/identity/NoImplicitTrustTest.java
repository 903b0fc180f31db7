package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The authorities that the virtual machine believes for web servers vouch for no card.
class NoImplicitTrustTest {
    private static final String STORE = "javax.net.ssl.trustStore";

    @Test
    void anAuthorityOfTheVirtualMachinesTrustStoreVouchesForNoCard(@TempDir Path folder) throws Exception {
        var root = TestCa.root();
        var before = System.getProperty(STORE);
        System.setProperty(STORE, store(folder, root.certificate()).toString());
        try {
            assertThat(believedByTheVirtualMachine()).containsExactly(root.certificate());
            var card = root.card(TestKey.P256).issue();
            for (var anchors : List.of(
                    TrustAnchors.of(Map.of()),
                    TrustAnchors.of(Map.of(
                            TestPerson.SCHEME,
                            List.of(TestCa.root("Another", TestKey.OTHER_CA).certificate()))))) {
                var validator = new PathValidator(anchors, RevocationChecker.none());
                assertThatThrownBy(() ->
                                validator.validate(card.certificate(), List.of(root.certificate()), TestPerson.NOW))
                        .isInstanceOfSatisfying(
                                PathException.class,
                                refused -> assertThat(refused.fault()).isEqualTo(PathFault.UNTRUSTED));
            }
        } finally {
            System.clearProperty(STORE + "Password");
            if (before == null) {
                System.clearProperty(STORE);
            } else {
                System.setProperty(STORE, before);
            }
        }
    }

    private static Path store(Path folder, X509Certificate root) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", root);
        var file = folder.resolve("store.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        System.setProperty(STORE + "Password", "changeit");
        return file;
    }

    private static List<X509Certificate> believedByTheVirtualMachine() throws Exception {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(one -> Arrays.stream(((X509TrustManager) one).getAcceptedIssuers()))
                .toList();
    }
}
