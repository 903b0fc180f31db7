package obreia.protocol.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final int STANZA = 1557;
    private static final int HEADER_OF_ONE = 22 + STANZA + 48;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 42, 43, 255, 256})
    void readsUpTo256Stanzas(int stanzas) throws Exception {
        var envelope = TestEnvelopes.shaped(stanzas, 64, 1);
        assertThat(Envelope.parse(envelope.bytes())).isEqualTo(envelope);
        assertThat(envelope.stanzas()).isEqualTo(stanzas);
        assertThat(envelope.size()).isEqualTo(Envelope.headerSize(stanzas) + 64);
        assertThat(envelope.id()).isEqualTo(Digest.of(envelope.bytes()));
    }

    @Test
    void refuses257StanzasAndNone() {
        var text = text(TestEnvelopes.shaped(1, 64, 1));
        var stanza = text.substring(22, 22 + STANZA);
        refuses(text.replace(stanza, stanza.repeat(257)), "envelope has 257 mlkem768x25519 stanzas, 1 to 256");
        refuses(text.replace(stanza, ""), "envelope has 0 mlkem768x25519 stanzas, 1 to 256");
    }

    @Test
    void takesOneMebibyteAndNotAByteMore() throws Exception {
        var largest =
                TestEnvelopes.shaped(1, Envelope.MAX_SIZE - HEADER_OF_ONE, 1).bytes();
        assertThat(Envelope.parse(largest).size()).isEqualTo(Envelope.MAX_SIZE);
        assertThatThrownBy(() -> Envelope.parse(Bytes.concat(largest, Bytes.of((byte) 0))))
                .isInstanceOf(MalformedException.class)
                .hasMessage("envelope has 1048577 bytes, at most 1048576 are accepted");
    }

    @Test
    void refusesEveryTruncation() {
        var bytes = TestEnvelopes.shaped(2, Envelope.MIN_PAYLOAD, 1).bytes();
        for (var length = 0; length < bytes.length(); length++) {
            var cut = bytes.slice(0, length);
            assertThatThrownBy(() -> Envelope.parse(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refusesAHeaderWithOneByteOfItsFrameChanged() {
        var bytes = TestEnvelopes.shaped(1, 64, 1).bytes();
        var frame = List.of(0, 20, 21, 22, 24, 25, 38, 39, 22 + 18 + 1494, 22 + STANZA - 1, 22 + STANZA + 3);
        for (var at : frame) {
            var changed = bytes.toArray();
            changed[at] ^= 1;
            assertThatThrownBy(() -> Envelope.parse(Bytes.of(changed)))
                    .as("byte %d", at)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refusesEveryOtherTypeOfStanzaAlsoBesideOurs() {
        var text = text(TestEnvelopes.shaped(1, 64, 1));
        var stanza = text.substring(22, 22 + STANZA);
        var x25519 = "-> X25519 " + "A".repeat(43) + "\n" + "A".repeat(43) + "\n";
        var scrypt = "-> scrypt " + "A".repeat(22) + " 18\n" + "A".repeat(43) + "\n";
        var grease = "-> grease-x y\n\n";
        for (var other : List.of(x25519, scrypt, grease)) {
            refuses(text.replace(stanza, other), "envelope has 0 mlkem768x25519 stanzas");
            refuses(text.replace(stanza, other + stanza), "envelope has 0 mlkem768x25519 stanzas");
            refuses(text.replace(stanza, stanza + other), "neither another one nor its header's end");
        }
    }

    @Test
    void refusesOtherLengthsAndSpellingsOfAStanza() {
        var text = text(TestEnvelopes.shaped(1, 64, 1));
        var argument = text.substring(22 + 18, 22 + 18 + 1494);
        var body = text.substring(22 + 18 + 1494 + 1, 22 + STANZA - 1);
        refuses(text.replace(argument, argument + " extra"), "encapsulated key of stanza 1");
        refuses(text.replace(argument, argument.substring(4)), "encapsulated key of stanza 1");
        refuses(text.replace(argument, argument.substring(0, 1493) + "B"), "the one unpadded Base64 spelling");
        refuses(text.replace(argument, argument.substring(0, 1493) + "="), "the one unpadded Base64 spelling");
        refuses(text.replace(body, body.substring(4)), "body of stanza 1");
        refuses(text.replace(body, body + "AAAA"), "body of stanza 1");
        refuses(text.replace(body, body.substring(0, 42) + "B"), "the one unpadded Base64 spelling");
        refuses(text.replace(body + "\n", body + "\r\n"), "body of stanza 1");
        refuses(text.replace("\n--- ", "\n---  "), "authentication code");
        refuses(text.replace("age-encryption.org/v1\n", "age-encryption.org/v2\n"), "age-encryption.org/v1");
        refuses("-----BEGIN AGE ENCRYPTED FILE-----\n" + text, "age-encryption.org/v1");
    }

    @Test
    void cannotBeConstructedOfBytesThatDoNotParse() {
        assertThatThrownBy(() -> new Envelope(Bytes.utf8("letter"))).isInstanceOf(IllegalStateException.class);
    }

    private static void refuses(String text, String why) {
        var bytes = Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Envelope.parse(bytes))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }

    private static String text(Envelope envelope) {
        return new String(envelope.bytes().toArray(), StandardCharsets.ISO_8859_1);
    }
}
