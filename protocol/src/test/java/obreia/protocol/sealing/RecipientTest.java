package obreia.protocol.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;

class RecipientTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void formatsAndParsesAsAgeDoes() throws Exception {
        for (var i = 0; i < 20; i++) {
            try (var key = BoxKey.generate(random)) {
                var text = key.recipient().format();
                assertThat(text).startsWith("age1pq1").hasSize(1959);
                assertThat(Recipient.parse(text)).isEqualTo(key.recipient());
            }
        }
    }

    @Test
    void refusesEachCharacterChanged() {
        try (var key = BoxKey.generate(random)) {
            var text = key.recipient().format();
            for (var at = 0; at < text.length(); at += 7) {
                var changed = new StringBuilder(text);
                changed.setCharAt(at, text.charAt(at) == 'q' ? 'p' : 'q');
                assertRefused(changed.toString());
            }
        }
    }

    @Test
    void refusesOtherLengthsUpperCaseAndOtherTypes() {
        try (var key = BoxKey.generate(random)) {
            var text = key.recipient().format();
            assertRefused("");
            assertRefused(text + "q");
            assertRefused(text.substring(1));
            assertRefused(text.toUpperCase(Locale.ROOT));
            assertRefused("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj");
            assertRefused(Bech32.format("age1pr", key.recipient().publicKey()));
        }
    }

    @Test
    void refusesKeysThatCannotBeSealedTo() {
        try (var key = BoxKey.generate(random)) {
            var bytes = key.recipient().publicKey().toArray();
            var outsideTheModulus = bytes.clone();
            Arrays.fill(outsideTheModulus, 0, 3, (byte) 0xff);
            var ofSmallOrder = bytes.clone();
            Arrays.fill(ofSmallOrder, 1184, 1216, (byte) 0);
            assertRefused(Bech32.format("age1pq", Bytes.of(outsideTheModulus)));
            assertRefused(Bech32.format("age1pq", Bytes.of(ofSmallOrder)));
        }
    }

    @Test
    void bech32KeepsEveryLengthAndRefusesASecondSpelling() throws Exception {
        for (var length = 0; length < 40; length++) {
            var bytes = Bytes.random(length, random);
            assertThat(Bech32.parse("text", "x", Bech32.format("x", bytes))).isEqualTo(bytes);
        }
        // BIP 173's valid test vector for a part without content.
        assertThat(Bech32.format("a", Bytes.empty())).isEqualTo("a12uel5l");
        assertThatThrownBy(() -> Bech32.parse("text", "a", "a12uel5")).isInstanceOf(MalformedException.class);
    }

    @Test
    void aBoxKeyIsItsSeedAndIsWiped() {
        var key = BoxKey.generate(random);
        var seed = key.seed();
        try (var again = BoxKey.of(seed)) {
            assertThat(again.recipient()).isEqualTo(key.recipient());
        }
        assertThat(key.toString()).isEqualTo("BoxKey[open]");
        key.close();
        assertThat(seed).isEqualTo(ByteBuffer.allocate(BoxKey.SEED_LENGTH));
        assertThatThrownBy(key::seed).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> BoxKey.of(ByteBuffer.allocate(31))).isInstanceOf(IllegalStateException.class);
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Recipient.parse(text)).isInstanceOf(MalformedException.class);
    }
}
