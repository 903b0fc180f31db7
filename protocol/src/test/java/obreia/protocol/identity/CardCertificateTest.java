package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;

class CardCertificateTest {
    private static final CardCertificate ANA = TestPerson.ana().certificate();

    @Test
    void readsTheNamesAndTheKeyOfTheHolder() throws MalformedException {
        var read = CardCertificate.parse(ANA.der());

        assertThat(read).isEqualTo(ANA).hasSameHashCodeAs(ANA);
        assertThat(read.commonName()).isEqualTo("Ana Silva");
        assertThat(read.serialNumber()).contains("BI100000001");
        assertThat(read.issuerName()).isEqualTo("Test Root CA");
        assertThat(read.digest()).isEqualTo(Digest.of(ANA.der()));
        assertThat(read.mailbox()).isEqualTo(MailboxId.ofKey(read.spki()));
        assertThat(read.notBefore()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(read.notAfter()).isEqualTo(Instant.parse("2049-01-01T00:00:00Z"));
    }

    @Test
    void refusesASubjectWithoutACommonNameOrWithTwoOfAKind() {
        refused("SERIALNUMBER=BI1", "no common name");
        refused("CN=Ana,CN=Bruno", "more than one common name");
        refused("CN=Ana+CN=Bruno", "more than one common name");
        refused("CN=Ana,SERIALNUMBER=BI1,SERIALNUMBER=BI2", "more than one serialNumber");
    }

    @Test
    void refusesNamesThatAreTooLongOrHideSomething() {
        refused(name("a".repeat(201), "BI1"), "201 characters");
        refused(name("Ana", "1".repeat(65)), "65 characters");
        refused("CN=Ana\u2066", "U+2066");
        refused(name("Ana", "BI\u200b1"), "U+200B");
    }

    @Test
    void refusesWhatIsNotOneCertificateInDer() {
        malformed(Bytes.empty());
        malformed(Bytes.utf8("hello"));
        malformed(ANA.der().slice(0, 200));
        malformed(Bytes.concat(ANA.der(), Bytes.of((byte) 0)));
        malformed(Bytes.concat(ANA.der(), ANA.der()));
        malformed(ANA.spki());
        malformed(Bytes.of(new byte[CardCertificate.MAX_SIZE + 1]));
    }

    /// Bouncy Castle writes longer names than RFC 5280 allows only when it is given them already encoded.
    private static X500Name name(String commonName, String serialNumber) {
        return new X500NameBuilder()
                .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .addRDN(BCStyle.SERIALNUMBER, new DERUTF8String(serialNumber))
                .build();
    }

    private static void refused(String subject, String why) {
        refused(new X500Name(subject), why);
    }

    private static void refused(X500Name subject, String why) {
        var certificate =
                TestCertificate.of(subject, TestCertificate.ec("secp256r1")).issue();
        assertThatThrownBy(() -> CardCertificate.of(certificate))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }

    private static void malformed(Bytes der) {
        assertThatThrownBy(() -> CardCertificate.parse(der)).isInstanceOf(MalformedException.class);
    }
}
