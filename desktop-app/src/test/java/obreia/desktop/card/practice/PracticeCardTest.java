package obreia.desktop.card.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.SmartCardContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeCardTest {
    abstract static class Contract extends SmartCardContract {
        private final PracticeKey key;
        private SmartCard card;

        Contract(PracticeKey key) {
            this.key = key;
        }

        @BeforeEach
        void issue(@TempDir Path folder) throws Exception {
            card = PracticeCard.open(PracticeCards.issue(folder, key), new SecureRandom());
        }

        @Override
        protected SmartCard card() {
            return card;
        }

        @Override
        protected String pin() {
            return PracticeCards.PIN;
        }

        @Override
        protected String wrongPin() {
            return "0000";
        }
    }

    @Nested
    class WithRsa2048 extends Contract {
        WithRsa2048() {
            super(PracticeKey.RSA2048);
        }
    }

    @Nested
    class WithP256 extends Contract {
        WithP256() {
            super(PracticeKey.P256);
        }
    }

    @Nested
    class WithP384 extends Contract {
        WithP384() {
            super(PracticeKey.P384);
        }
    }

    @Test
    void carriesWhatItsIssuerWrote(@TempDir Path folder) throws Exception {
        var ca = folder.resolve("ca");
        try (var card = PracticeCard.open(PracticeCards.issue(folder, PracticeKey.P256), new SecureRandom())) {
            var certificate = card.certificate();
            assertThat(certificate.commonName()).isEqualTo("Ana Reis");
            assertThat(certificate.serialNumber())
                    .hasValueSatisfying(number -> assertThat(number).matches("PRACTICE-[0-9A-F]{16}"));
            assertThat(certificate.issuerName()).startsWith("Obreia practice CA ");
            assertThat(card.path()).containsExactly(PracticeCa.open(ca).certificate());
            assertThat(certificate.x509().getCriticalExtensionOIDs()).contains("2.5.29.15", "2.5.29.19");
            assertThat(certificate.x509().getKeyUsage()).startsWith(true, false).hasSize(9);
            assertThat(certificate.x509().getBasicConstraints()).isEqualTo(-1);
            certificate.x509().verify(card.path().getFirst().getPublicKey());
        }
    }
}
