package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import obreia.desktop.card.CardUri;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pkcs11UriTest {
    @Test
    void readsTokenCertificateAndModule() throws Exception {
        var uri = parse("token=Cart%C3%A3o%20%3b1;serial=0A;object=CITIZEN%20AUTH;id=%45%00;type=cert"
                + "?module-path=/usr/lib%20(x86)/p11.so");
        assertThat(uri.names()).isEqualTo(Map.of("token", "Cartão ;1", "serial", "0A"));
        assertThat(uri.object()).contains("CITIZEN AUTH");
        assertThat(uri.id()).contains(Bytes.of((byte) 0x45, (byte) 0));
        assertThat(uri.module()).isEqualTo("/usr/lib (x86)/p11.so");
    }

    @Test
    void namesATokenWhenAllThatItSaysAgrees() throws Exception {
        var token = new Token(7, "Reader", "Ana", "Maker", "Model", "0A", 0, 4, 8);
        assertThat(parse("token=Ana;serial=0A;manufacturer=Maker;model=Model?module-path=/m.so")
                        .names(token))
                .isTrue();
        for (var other :
                new String[] {"token=Rui", "token=Ana;serial=0B", "token=Ana;manufacturer=x", "token=Ana;model=x"}) {
            assertThat(parse(other + "?module-path=/m.so").names(token))
                    .as(other)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token=a | names no module",
                "token=a? | is not part of",
                "token=a?module-path= | has 0 characters",
                "token=a?module-path=p11.so | not an absolute path",
                "token=a?module-path=/a%22b | not an absolute path without",
                "token=a?module-path=/a%5Cb | not an absolute path without",
                "token=a?module-path=/$ISA/b | not an absolute path without",
                "token=a?module-path=/a%0Ab | is not shown",
                "token=a?module-path=/a&module-path=/b | module-path stands twice",
                "token=a;token=b?module-path=/a | token stands twice",
                "token=a?module-path=/a&pin-value=1234 | PIN does not belong",
                "token=a;pin-source=x?module-path=/a | PIN does not belong",
                "token=a?module-path=/a&module-name=b | 'module-name' is not part of",
                "token=a;x-vendor=b?module-path=/a | 'x-vendor' is not part of",
                "object=a?module-path=/a | names no token",
                "token=?module-path=/a | has 0 characters",
                "token=a;?module-path=/a | '' is not part of",
                "token=a;type=private?module-path=/a | not a certificate",
                "token=a;id=?module-path=/a | has 0 bytes",
                "token=a%2?module-path=/a | two hexadecimal digits",
                "token=a%?module-path=/a | two hexadecimal digits",
                "token=a%gg?module-path=/a | two hexadecimal digits",
                "token=a%FF?module-path=/a | not UTF-8",
                "token=a%E2%80%AEb?module-path=/a | is not shown",
                "token=a b?module-path=/a | a space as %20",
                "token=ã?module-path=/a | write it as %",
            })
    void refusesByName(String text, String why) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }

    private static Pkcs11Uri parse(String text) throws MalformedException {
        return Pkcs11Uri.parse(new CardUri.Pkcs11("pkcs11:" + text));
    }
}
