package obreia.desktop.ui.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.People;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Scans;
import obreia.desktop.card.Tries;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.ui.Windows;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.log.TestLogKey;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.Origin;
import obreia.protocol.wire.RepositoryAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/// What the Diagnostics page says, and the text that is copied from it, by what was found.
class ReportTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String OWN = "Maria Exemplo";
    private static final String QUALIFIED = "qualified";
    private static final FoundDriver DRIVER = FoundDriver.of("/usr/local/lib/libpteidpkcs11.so", "Autenticação.gov")
            .saying("Portuguese eID PKCS#11 3.13, Agência");

    private final DiagnosticsModel model = new DiagnosticsModel();

    @BeforeAll
    static void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aCardThatCanSignIsSaidWithItsReaderDriverAndCertificates() throws Exception {
        heard(portuguese(CardState.READY, new Tries.Exactly(3)));
        model.heard(new Connection.Up(NOW));

        assertThat(report(Language.ENGLISH).text()).isEqualTo("""
                Obreia: Diagnostics
                Looked today at 10:00
                The card is ready to sign.

                Readers
                  Alcor AU9540 00 00: A card is in it
                    Answer of the card: 3b00
                  Another reader 01 00: No card is in it

                Software of cards (drivers)
                  Autenticação.gov: It answers
                    Version: Portuguese eID PKCS#11 3.13, Agência
                    Found at: /usr/local/lib/libpteidpkcs11.so

                Cards
                  Portuguese Citizen Card “CARTAO DE CIDADAO”: The card is ready to sign.
                    PIN: Authentication PIN: typed here; 3 tries left
                    In: Alcor AU9540 00
                    Shown by: /usr/local/lib/libpteidpkcs11.so
                    Kind: IAS 0123
                    Serial number: 0004

                Certificates
                  Maria Exemplo: Your mailbox signs with it
                    Issued by: Test CA
                    Valid: 1 January 2020 to 1 January 2049
                    On: Portuguese Citizen Card “CARTAO DE CIDADAO”
                    Name on the card: LABEL
                    Fingerprint: FINGERPRINT
                  Maria Exemplo: It does not sign messages
                    Why: it is the key for qualified signatures
                    Issued by: Test CA
                    Valid: 1 January 2020 to 1 January 2049
                    On: Portuguese Citizen Card “CARTAO DE CIDADAO”
                    Name on the card: CITIZEN SIGNATURE CERTIFICATE
                    Fingerprint: QUALIFIED

                Connection
                  a.example/post: It answers, and what it showed held
                    Last answer: today at 10:00
                    Address: 127.0.0.1:1
                    Key of the server: not pinned; a public authority vouches for the address
                    Key of its record: KEY
                """.replace("FINGERPRINT", digest(OWN))
                .replace("QUALIFIED", digest(QUALIFIED))
                .replace("KEY", address().log().format()));
    }

    @Test
    void inPortugueseNothingIsLeftInEnglishButNames() throws Exception {
        heard(portuguese(CardState.PIN_LOCKED, new Tries.Exactly(0)));
        model.heard(new Connection.Down("a rede não responde"));

        var text = report(Language.PORTUGUESE).text();
        assertThat(text)
                .contains("O PIN do cartão está bloqueado, por isso não pode assinar.")
                .contains("Desbloqueie-o com o PUK no programa Autenticação.gov")
                .contains("PIN de autenticação: escreve-se aqui; nenhuma tentativa")
                .contains("Porquê: é a chave das assinaturas qualificadas")
                .contains("Cartão de Cidadão “CARTAO DE CIDADAO”")
                .contains("Não se consegue chegar ao repositório.")
                .contains("Pormenor: a rede não responde")
                .doesNotContainIgnoringCase("the ")
                .doesNotContain(" is ");
    }

    @Test
    void anotherCardThatCanSignIsNotTheOneOfTheMailbox() throws Exception {
        heard(Scans.scan(Scans.token("2", CardState.READY, Scans.certificate("Rui", CardState.READY))));

        assertThat(report(Language.ENGLISH).verdict()).hasValueSatisfying(verdict -> {
            assertThat(verdict.mark()).isEqualTo(Mark.ATTENTION);
            assertThat(verdict.headline()).isEqualTo("Another card is in the reader.");
            assertThat(verdict.todo()).isEqualTo("Put the right card in, then check again.");
        });
        assertThat(report(Language.ENGLISH).text())
                .contains("Rui: It can sign, but your mailbox signs with another one");
    }

    @Test
    void aDriverForAnotherKindOfComputerAndAServiceThatDoesNotRunAreSaidWithWhatToDo() throws Exception {
        var driver = DRIVER.with(CardState.WRONG_ARCHITECTURE, "it is made for 32-bit x86 for Linux");
        heard(CardScan.of(new CardPlaces(Optional.of("SCARD_E_NO_SERVICE"), List.of(), List.of(driver)), List.of()));

        assertThat(report(Language.ENGLISH).text())
                .contains("This computer’s smart card service does not answer.: It is not installed, or not started.")
                .contains("Detail: SCARD_E_NO_SERVICE")
                .contains("Autenticação.gov: The card’s software is made for another kind of computer.")
                .contains("What to do: Install the 64-bit version of the card’s software, then check again.")
                .contains("Detail: it is made for 32-bit x86 for Linux");
    }

    @Test
    void aPracticeCardNeedsNoReaderAndItsFileMayBeGone() throws Exception {
        var none = CardScan.of(new CardPlaces(Optional.empty(), List.of(), List.of()), List.of());
        var file = Path.of("/home/ana/ana.p12");
        var card = CardCertificate.of(TestCa.root().certificate());
        heard(none, Optional.of(new Findings.Practice(file, Optional.of(card), "")));
        assertThat(report(Language.ENGLISH).verdict().orElseThrow().headline())
                .isEqualTo("Your practice card is ready to sign.");
        assertThat(report(Language.ENGLISH).sections().getFirst().entries())
                .extracting(Entry::mark)
                .containsExactly(Mark.NEUTRAL);

        heard(none, Optional.of(new Findings.Practice(file, Optional.empty(), "the file is not there")));
        assertThat(report(Language.ENGLISH).verdict().orElseThrow().mark()).isEqualTo(Mark.BAD);
        assertThat(report(Language.ENGLISH).text())
                .contains("Practice card: That file is no practice card that can be read.")
                .contains("Detail: the file is not there");
    }

    @Test
    void beforeTheFirstLookOnlyTheConnectionIsKnown() throws Exception {
        model.heard(new Connection.Stopped("its record shrank"));

        assertThat(report(Language.ENGLISH).verdict()).isEmpty();
        assertThat(report(Language.ENGLISH).sections()).extracting(Section::id).containsExactly("connection");
        assertThat(report(Language.ENGLISH).text()).contains("does not hold").contains("Detail: its record shrank");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePageIsDrawnInEveryThemeAndLanguage(Theme theme) throws Exception {
        heard(portuguese(theme == Theme.LIGHT ? CardState.READY : CardState.PIN_LOCKED, new Tries.Exactly(3)));
        model.heard(new Connection.Down("the network does not answer"));
        for (var language : Language.values()) {
            var page = Windows.onFx(() -> {
                var surface = surface(language, theme);
                var shown = new DiagnosticsPage(surface, model, new Nobody());
                surface.look().dress(new Scene(shown, language == Language.ENGLISH ? 1072 : 744, 1500));
                return shown;
            });
            Windows.picture(
                    page.getScene(),
                    "diagnostics-reader-" + language.locale().getLanguage() + "-"
                            + theme.name().toLowerCase(Locale.ROOT));
        }
    }

    private void heard(CardScan scan) {
        heard(scan, Optional.empty());
    }

    private void heard(CardScan scan, Optional<Findings.Practice> practice) {
        model.enrolment()
                .set(Optional.of(new Enrolment(
                        address(), new CardUri.Pkcs11("pkcs11:serial=1"), Optional.of(Digest.of(Bytes.utf8(OWN))))));
        model.heard(new Search.Found(new Findings(scan, practice, NOW)));
    }

    /// A Citizen Card with the certificate of the mailbox, and the one for qualified signatures.
    private static CardScan portuguese(CardState state, Tries tries) {
        var own = Scans.certificate(OWN, CardState.READY);
        var qualified = new FoundCertificate(
                Digest.of(Bytes.utf8(QUALIFIED)),
                "CITIZEN SIGNATURE CERTIFICATE",
                own.holder(),
                own.civilNumber(),
                own.issuer(),
                own.notBefore(),
                own.notAfter(),
                own.algorithms(),
                CardState.NOT_FOR_SIGNING,
                Optional.of("it is the key for qualified signatures"),
                own.uri());
        var token = new FoundToken(
                DRIVER.path(),
                "Portuguese Citizen Card",
                "Alcor AU9540 00",
                "CARTAO DE CIDADAO",
                "IAS",
                "0123",
                "0004",
                "Authentication PIN",
                PinWay.TYPED_HERE,
                tries,
                state,
                state == CardState.PIN_LOCKED
                        ? "Unblock it with the PUK in the program Autenticação.gov, or at an office of the Loja do"
                                + " Cidadão or the IRN."
                        : state.nextStep(),
                List.of(own, qualified));
        var readers = List.<FoundReader>of(Scans.READER, Scans.EMPTY_READER);
        return CardScan.of(
                new CardPlaces(Optional.empty(), readers, List.of(DRIVER)),
                List.of(new DriverScan(DRIVER, List.of(token))));
    }

    private Report report(Language language) throws Exception {
        return Windows.onFx(() -> Report.of(surface(language, Theme.LIGHT), model));
    }

    private static Surface surface(Language language, Theme theme) {
        var words = Words.in(language);
        return new Surface(words, new Times(words, People.CLOCK, ZoneOffset.UTC), new Look(theme));
    }

    private static RepositoryAddress address() {
        var origin = new Origin("a.example/post");
        return new RepositoryAddress("127.0.0.1", 1, origin, Optional.empty(), TestLogKey.verifier(origin));
    }

    private static String digest(String holder) {
        return Digest.of(Bytes.utf8(holder)).hex().replaceAll("(.{4})(?!$)", "$1 ");
    }

    /// Presses of buttons go nowhere.
    private static final class Nobody implements DiagnosticsActions {
        @Override
        public void check() {}

        @Override
        public void cancel() {}

        @Override
        public void copy(String text) {}
    }
}
