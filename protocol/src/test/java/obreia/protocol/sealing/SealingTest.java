package obreia.protocol.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Padding;
import obreia.protocol.envelope.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 42, 43, 256})
    void opensForTheLastOfManyBoxKeys(int stanzas) throws Exception {
        var der = TestEnvelopes.der(3000);
        try (var other = BoxKey.generate(random);
                var mine = BoxKey.generate(random)) {
            var recipients = new java.util.ArrayList<>(Collections.nCopies(stanzas - 1, other.recipient()));
            recipients.add(mine.recipient());

            var envelope = Sealer.seal(der, recipients, random);

            assertThat(envelope.stanzas()).isEqualTo(stanzas);
            assertThat(envelope.size()).isEqualTo(Sealer.sealedSize(der.length(), stanzas));
            assertThat(Envelope.parse(envelope.bytes())).isEqualTo(envelope);
            assertThat(Opener.open(envelope, List.of(mine))).isEqualTo(der);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 65_000, 65_532, 65_533, 65_536, 65_537, 131_072, 200_000, 900_000})
    void givesBackWhatWasSealedAtEveryKindOfLength(int content) throws Exception {
        var der = TestEnvelopes.der(content);
        try (var key = BoxKey.generate(random)) {
            var envelope = Sealer.seal(der, List.of(key.recipient()), random);

            assertThat(Opener.open(envelope, List.of(key))).isEqualTo(der);
            assertThat(envelope.size())
                    .isEqualTo(Envelope.headerSize(1) + Chunks.encryptedLength((int) Padding.padme(der.length())));
        }
    }

    @Test
    void refusesMoreThan256RecipientsByTheirNumber() {
        try (var key = BoxKey.generate(random)) {
            var recipients = Collections.nCopies(257, key.recipient());
            assertThatThrownBy(() -> Sealer.seal(TestEnvelopes.der(10), recipients, random))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("envelope has 257 mlkem768x25519 stanzas, 1 to 256 are accepted");
            assertThatThrownBy(() -> Sealer.seal(TestEnvelopes.der(10), List.of(), random))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesAnEnvelopeOverOneMebibyteBeforeItSeals() {
        try (var key = BoxKey.generate(random)) {
            assertThatThrownBy(() -> Sealer.seal(TestEnvelopes.der(1 << 20), List.of(key.recipient()), random))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("at most 1048576 are accepted");
        }
    }

    @Test
    void refusesToSealWhatIsNotOneDerObject() {
        try (var key = BoxKey.generate(random)) {
            var two = Bytes.concat(TestEnvelopes.der(3), TestEnvelopes.der(3));
            for (var wrong : List.of(Bytes.empty(), Bytes.utf8("hello"), two)) {
                assertThatThrownBy(() -> Sealer.seal(wrong, List.of(key.recipient()), random))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void doesNotOpenWithAnotherKeyOrWithNone() {
        try (var key = BoxKey.generate(random);
                var other = BoxKey.generate(random)) {
            var envelope = Sealer.seal(TestEnvelopes.der(100), List.of(key.recipient()), random);
            assertThatThrownBy(() -> Opener.open(envelope, List.of(other)))
                    .isInstanceOf(VerificationException.class)
                    .hasMessage("envelope opens with none of the 1 box keys that this device holds");
            assertThatThrownBy(() -> Opener.open(envelope, List.of())).isInstanceOf(VerificationException.class);
        }
    }

    @Test
    void twoSealingsOfOneObjectHaveNothingInCommon() {
        try (var key = BoxKey.generate(random)) {
            var one = Sealer.seal(TestEnvelopes.der(100), List.of(key.recipient()), random);
            var two = Sealer.seal(TestEnvelopes.der(100), List.of(key.recipient()), random);
            assertThat(one.id()).isNotEqualTo(two.id());
            assertThat(one.bytes().slice(40, 400)).isNotEqualTo(two.bytes().slice(40, 400));
        }
    }
}
