package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustAnchorsTest {
    @Test
    void readsTheCertificatesOfAPemFileAndLeavesTheTextBetweenThem() throws Exception {
        var root = TestCa.root().certificate();
        var other = TestCa.root("Other", TestKey.OTHER_CA).certificate();

        assertThat(TrustAnchors.readPem(Bytes.utf8("# the roots\n" + pem(root) + "\nand\n" + pem(other))))
                .containsExactly(root, other);
    }

    @Test
    void refusesThePemFileOfACard() throws Exception {
        var card = pem(TestPerson.ana().card().certificate());

        assertThatThrownBy(() -> TrustAnchors.readPem(Bytes.utf8(card)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("not that of a certification authority");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nAAAA"
            })
    void refusesABrokenPemFile(String text) {
        assertThatThrownBy(() -> TrustAnchors.readPem(Bytes.utf8(text))).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesAPemFileThatIsCutOff() throws Exception {
        var whole = pem(TestCa.root().certificate());

        assertThatThrownBy(() -> TrustAnchors.readPem(Bytes.utf8(whole + whole.substring(0, 100))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void refusesOneAnchorInTwoSchemes() {
        var root = TestCa.root().certificate();

        assertThatThrownBy(() ->
                        TrustAnchors.of(Map.of(SchemeName.PRACTICE, List.of(root), TestPerson.SCHEME, List.of(root))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two schemes");
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
