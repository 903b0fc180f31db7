package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Prompts;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.SmartCardContract;
import obreia.desktop.card.Tries;
import obreia.fixtures.softhsm.SoftHsm;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("softhsm")
class Pkcs11CardTest {
    private static final Bytes CONTENT = Bytes.utf8("to be signed");
    private static final PinRequest REQUEST = new PinRequest("Letter", List.of(), 1);

    private final Pkcs11Cards cards = new Pkcs11Cards();

    @AfterEach
    void close() {
        cards.close();
    }

    abstract static class Contract extends SmartCardContract {
        private final SoftHsmCard token;
        private final Pkcs11Cards cards = new Pkcs11Cards();
        private SmartCard card;

        Contract(SoftHsmCard token) {
            this.token = token;
        }

        @BeforeEach
        void open() throws Exception {
            card = cards.open(CardUri.parse(token.uri()));
        }

        @AfterEach
        void close() {
            card.close();
            cards.close();
        }

        @Override
        protected SmartCard card() {
            return card;
        }

        @Override
        protected String pin() {
            return SoftHsmCard.PIN;
        }

        @Override
        protected String wrongPin() {
            return "999999";
        }
    }

    @Nested
    class WithRsa2048 extends Contract {
        WithRsa2048() {
            super(SoftHsmCard.RSA_2048);
        }

        @Test
        void signsByPssBeforePkcs1() {
            assertThat(card().algorithms())
                    .startsWith(SignatureAlgorithm.RSA_PSS_SHA256)
                    .contains(SignatureAlgorithm.RSA_PKCS1_SHA256);
        }
    }

    @Nested
    class WithRsa3072 extends Contract {
        WithRsa3072() {
            super(SoftHsmCard.RSA_3072);
        }
    }

    @Nested
    class WithP256 extends Contract {
        WithP256() {
            super(SoftHsmCard.P256);
        }
    }

    @Nested
    class WithP384 extends Contract {
        WithP384() {
            super(SoftHsmCard.P384);
        }
    }

    @Test
    void takesNoWrongPinRightAfterASignature() throws Exception {
        try (var card = open(SoftHsmCard.P256.uri());
                var again = open(SoftHsmCard.P256.uri())) {
            var algorithm = card.algorithms().getFirst();
            assertThat(card.sign(algorithm, CONTENT, REQUEST, Prompts.typing(SoftHsmCard.PIN)))
                    .isInstanceOf(SigningOutcome.Signed.class);
            for (var each : List.of(card, again)) {
                assertThat(each.sign(algorithm, CONTENT, REQUEST, Prompts.typing("999999")))
                        .isInstanceOf(SigningOutcome.WrongPin.class);
            }
        }
    }

    @Test
    void tellsThatFewTriesAreLeftWithoutInventingHowMany() throws Exception {
        try (var card = open(SoftHsmCard.P384.uri())) {
            var algorithm = card.algorithms().getFirst();
            assertThat(card.sign(algorithm, CONTENT, REQUEST, Prompts.typing("999999")))
                    .isEqualTo(new SigningOutcome.WrongPin(new Tries.Few()));
            card.sign(algorithm, CONTENT, REQUEST, Prompts.typing(SoftHsmCard.PIN));
        }
    }

    @Test
    void givesNoPinToTheDriverThatItWouldCutToOtherCharacters() throws Exception {
        try (var card = open(SoftHsmCard.P256.uri())) {
            assertThat(card.sign(card.algorithms().getFirst(), CONTENT, REQUEST, Prompts.typing("ıĲĳĴĵĶ")))
                    .isInstanceOf(SigningOutcome.Unsupported.class);
        }
    }

    @Test
    void asksOnTheOneCardThreadAndHere() throws Exception {
        try (var card = open(SoftHsmCard.P256.uri())) {
            var name = new AtomicReference<>("");
            card.sign(card.algorithms().getFirst(), CONTENT, REQUEST, question -> {
                name.set(Thread.currentThread().getName() + " " + question.way());
                return Optional.empty();
            });
            assertThat(name).hasValue("card " + PinWay.TYPED_HERE);
        }
    }

    @Test
    void wantsACertificateNamedWhereTwoCanSign() throws Exception {
        assertThatThrownBy(() -> open(SoftHsmCard.TWO_KEYS.uri()))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("2 certificates that can sign")
                .hasMessageContaining(SoftHsmCard.SECOND_LABEL);
        try (var card = open(SoftHsmCard.TWO_KEYS.uri(SoftHsmCard.SECOND_LABEL))) {
            assertThat(card.certificate().commonName()).isEqualTo("Second");
            assertThat(card.sign(card.algorithms().getFirst(), CONTENT, REQUEST, Prompts.typing(SoftHsmCard.PIN)))
                    .isInstanceOf(SigningOutcome.Signed.class);
        }
        try (var card = open(SoftHsmCard.TWO_KEYS.uri().replace("?", ";id=%45?"))) {
            assertThat(card.certificate().commonName()).isEqualTo(SoftHsmCard.TWO_KEYS.commonName());
        }
    }

    @Test
    void findsATokenAmongSeveralByItsSerialNumber() throws Exception {
        SoftHsmCard.P256.uri();
        var tokens = Cryptoki.load(SoftHsm.module().toString()).tokens();
        assertThat(tokens).hasSizeGreaterThanOrEqualTo(SoftHsmCard.values().length);
        for (var wanted : List.of(SoftHsmCard.P256, SoftHsmCard.RSA_2048)) {
            var token = tokens.stream()
                    .filter(each -> wanted.uri().contains(each.label().replace(" ", "%20") + "?"))
                    .findFirst()
                    .orElseThrow();
            try (var card = open("pkcs11:serial=" + token.serial() + "?module-path=" + SoftHsm.module())) {
                assertThat(card.certificate().commonName()).isEqualTo(wanted.commonName());
            }
        }
    }

    @Test
    void saysThatACertificateWithoutAnIdLeadsToNoKey() throws Exception {
        try (var card = open(SoftHsmCard.WITHOUT_ID.uri())) {
            assertThat(card.sign(card.algorithms().getFirst(), CONTENT, REQUEST, Prompts.typing(SoftHsmCard.PIN)))
                    .isInstanceOfSatisfying(
                            SigningOutcome.Unsupported.class,
                            refused -> assertThat(refused.why()).contains("no private key that belongs to it"));
        }
    }

    @Test
    void readsThePathThatIsOnTheToken() throws Exception {
        try (var card = open(SoftHsmCard.P384.uri());
                var alone = open(SoftHsmCard.P256.uri())) {
            assertThat(card.path())
                    .singleElement()
                    .satisfies(issuer -> assertThat(issuer.getSubjectX500Principal())
                            .isEqualTo(card.certificate().x509().getIssuerX500Principal()));
            assertThat(alone.path()).isEmpty();
        }
    }

    @Test
    void saysThatACardIsNotThere() {
        SoftHsmCard.P256.uri();
        assertThatThrownBy(() -> open("pkcs11:token=Nobody?module-path=" + SoftHsm.module()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the card 'Nobody' is not in any reader");
    }

    @Test
    void saysThatADriverIsNotInstalled() {
        assertThatThrownBy(() -> open("pkcs11:token=x?module-path=/nowhere/libx.so"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no file /nowhere/libx.so");
    }

    @Test
    void saysThatAFileIsNoDriver() {
        assertThatThrownBy(() -> open("pkcs11:token=x?module-path=/etc/passwd"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be loaded");
    }

    private SmartCard open(String uri) throws IOException, MalformedException {
        return cards.open(CardUri.parse(uri));
    }
}
