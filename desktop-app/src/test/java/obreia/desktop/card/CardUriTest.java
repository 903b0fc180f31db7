package obreia.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import obreia.protocol.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardUriTest {
    @Test
    void readsAPracticeCard() throws MalformedException {
        assertThat(CardUri.parse("practice:cards/Ana Reis.p12"))
                .isEqualTo(new CardUri.Practice(Path.of("cards", "Ana Reis.p12")));
    }

    @Test
    void leavesTheRestOfAPkcs11UriToWhatOpensIt() throws MalformedException {
        var uri = "pkcs11:token=Ana?module-path=/usr/lib/x.so";
        assertThat(CardUri.parse(uri)).isEqualTo(new CardUri.Pkcs11(uri));
        assertThat(CardUri.parse(uri).format()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "practice:",
                "ana.p12",
                "file:ana.p12",
                "PKCS11:token=a",
                "practice:a\u0000b",
                "practice:a\nb"
            })
    void refusesWhatIsNotACard(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> CardUri.parse(text));
    }
}
