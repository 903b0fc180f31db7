package obreia.protocol.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import obreia.fixtures.NodeAge;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.envelope.Envelope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our envelopes opened by npm's `age-encryption`, and its files opened by us.
@Tag("node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeAgeTest {
    private final SecureRandom random = new SecureRandom();
    private NodeAge node;

    @BeforeAll
    void install() {
        node = NodeAge.install();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 2000", "43, 65532", "256, 200000"})
    void opensWhatWeSeal(int stanzas, int content) {
        var der = TestEnvelopes.der(content);
        try (var key = BoxKey.generate(random);
                var other = BoxKey.generate(random)) {
            var recipients = new ArrayList<Recipient>();
            for (var i = 1; i < stanzas; i++) {
                recipients.add(other.recipient());
            }
            recipients.add(key.recipient());
            var envelope = Sealer.seal(der, recipients, random);

            var opened = node.open(envelope.bytes(), identity(key));

            assertThat(opened).isEqualTo(padded(der));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 2000", "43, 65532"})
    void sealsWhatWeOpen(int stanzas, int content) throws Exception {
        var der = TestEnvelopes.der(content);
        try (var key = BoxKey.generate(random);
                var other = BoxKey.generate(random)) {
            var recipients = new ArrayList<String>();
            for (var i = 1; i < stanzas; i++) {
                recipients.add(other.recipient().format());
            }
            recipients.add(key.recipient().format());

            var envelope = Envelope.parse(node.seal(padded(der), recipients));

            assertThat(envelope.stanzas()).isEqualTo(stanzas);
            assertThat(Opener.open(envelope, List.of(key))).isEqualTo(der);
        }
    }

    @Test
    void itsFilesWithAStanzaOfAnotherTypeAreRefused() {
        try (var key = BoxKey.generate(random)) {
            var x25519 = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
            for (var recipients :
                    List.of(List.of(x25519), List.of(key.recipient().format(), x25519))) {
                var file = node.seal(padded(TestEnvelopes.der(10)), recipients);
                assertThatThrownBy(() -> Envelope.parse(file)).isInstanceOf(MalformedException.class);
            }
        }
    }

    /// The key as age writes it: `AGE-SECRET-KEY-PQ-1…`.
    static String identity(BoxKey key) {
        return Bech32.format("age-secret-key-pq-", Bytes.of(key.seed())).toUpperCase(Locale.ROOT);
    }

    static Bytes padded(Bytes der) {
        return Bytes.of(Arrays.copyOf(der.toArray(), Payload.paddedLength(der.length())));
    }
}
