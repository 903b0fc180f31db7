package obreia.desktop.card.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import obreia.desktop.Main;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Prompts;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.fixtures.softhsm.UnrulyModule;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A driver that crashes, hangs or misbehaves costs its process and nothing else.
@Tag("gcc")
@Tag("softhsm")
class CardProcessesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Bytes CONTENT = Bytes.utf8("to be signed");
    private static final PinRequest REQUEST = new PinRequest("Letter", List.of("Rui"), 1);
    private static final PinPrompt RIGHT = Prompts.typing(SoftHsmCard.PIN);
    private static final Limits SHORT =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(2));

    @TempDir
    private static Path folder;

    private static UnrulyModule module;

    private final List<ProcessHandle> before =
            ProcessHandle.current().descendants().toList();
    private final CardProcesses cards = new CardProcesses(Main.cardHelper(), SHORT);

    @BeforeAll
    static void build() {
        module = UnrulyModule.in(folder);
    }

    @BeforeEach
    void behave() {
        module.behaves();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        cards.close();
        assertThat(children()).isEmpty();
        try (var files = Files.list(Path.of("."))) {
            assertThat(files).noneMatch(file -> file.toString().contains("hs_err"));
        }
    }

    @Test
    void aLookAtTheDriverWaitsForASignatureAndDisturbsNone() throws Exception {
        module.does("C_GetTokenInfo pinpad", "C_Login waits");
        try (var card = open();
                var others = Executors.newCachedThreadPool()) {
            var before = module.calls("C_Login");
            var signature = others.submit(() -> sign(card, RIGHT));
            while (module.calls("C_Login") == before && !signature.isDone()) {
                Thread.onSpinWait();
            }
            var look = others.submit(() -> {
                cards.anew();
                return cards.look(FoundDriver.of(module.library().toString(), "Unruly"), NOW);
            });
            module.does("C_GetTokenInfo pinpad", "C_Login types:" + SoftHsmCard.PIN);

            assertThat(signature.get()).isInstanceOf(SigningOutcome.Signed.class);
            assertThat(look.get().tokens()).isNotEmpty();
            assertThat(look.get().driver().about())
                    .hasValueSatisfying(about ->
                            assertThat(about).contains("PKCS11", "SoftHSM").containsPattern(" [0-9]+\\.[0-9]+"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "C_Initialize, crash, DRIVER_CRASHED",
        "C_Initialize, hang, DRIVER_HANGS",
        "C_GetSlotList, crash, DRIVER_CRASHED",
        "C_GetSlotList, hang, DRIVER_HANGS",
        "C_GetSlotList, exit, DRIVER_CRASHED",
        "C_GetSlotList, babble, DRIVER_BROKEN"
    })
    void aDriverThatFailsWhenACardIsOpenedIsNamed(String function, String action, CardState state) throws Exception {
        module.does(function + " " + action);

        assertThatExceptionOfType(CardMissingException.class)
                .isThrownBy(this::open)
                .satisfies(e -> assertThat(e.state()).isEqualTo(state))
                .withMessageContaining(module.library().toString());

        module.behaves();
        signs();
    }

    @ParameterizedTest
    @CsvSource({
        "C_Login, crash, crashed",
        "C_Login, hang, stopped answering",
        "C_Sign, crash, crashed",
        "C_Sign, hang, stopped answering",
        "C_Sign, babble, disturbs",
        "C_Login, babble, disturbs"
    })
    void aDriverThatFailsWhileSigningIsEndedAndTheSameCardSignsAfter(String function, String action, String said)
            throws Exception {
        try (var card = open()) {
            module.does(function + " " + action);
            assertThat(sign(card, RIGHT))
                    .isInstanceOfSatisfying(
                            SigningOutcome.Failed.class,
                            failed -> assertThat(failed.why())
                                    .contains(said)
                                    .contains(module.library().toString())
                                    .contains("nothing was signed")
                                    .doesNotContain(SoftHsmCard.PIN));
            module.behaves();
            assertThat(sign(card, RIGHT)).isInstanceOf(SigningOutcome.Signed.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "C_Initialize, crash, DRIVER_CRASHED",
        "C_GetSlotList, hang, DRIVER_HANGS",
        "C_GetTokenInfo, babble, DRIVER_BROKEN"
    })
    void aDriverThatFailsWhenItIsLookedAtIsALineOfTheScan(String function, String action, CardState state)
            throws Exception {
        var driver = FoundDriver.of(module.library().toString(), "Unruly");
        module.does(function + " " + action);
        assertThat(cards.look(driver, NOW)).satisfies(scan -> {
            assertThat(scan.driver().path()).isEqualTo(driver.path());
            assertThat(scan.driver().fault()).hasValue(state);
            assertThat(scan.tokens()).isEmpty();
        });

        module.behaves();
        var scan = cards.look(driver, NOW);
        assertThat(scan.driver().path()).isEqualTo(driver.path());
        assertThat(scan.driver().fault()).isEmpty();
        assertThat(scan.driver().about())
                .hasValueSatisfying(about -> assertThat(about).contains("SoftHSM"));
        assertThat(scan.tokens()).extracting(FoundToken::label).contains("Obreia P-256");
    }

    @Test
    void namesTheDriverThatAPersonNamesAndKeepsItsProcessUntilItLooksAnew() throws Exception {
        var places = cards.places(List.of(module.library()));
        assertThat(places.drivers())
                .extracting(FoundDriver::path)
                .contains(module.library().toString());
        for (var i = 0; i < 2; i++) {
            assertThat(cards.look(FoundDriver.of(module.library().toString(), "Unruly"), NOW)
                            .tokens())
                    .isNotEmpty();
        }
        assertThat(children()).hasSize(2);
        var _ = cards.places(List.of());
        cards.anew();
        assertThat(children()).isEmpty();
    }

    @Test
    void aDriverMayPrintWhatItLikes() throws Exception {
        module.does("C_Initialize chatter", "C_GetTokenInfo chatter", "C_Login chatter", "C_Sign chatter");
        signs();
    }

    @Test
    void whatADriverStartedEndsWithIt() throws Exception {
        try (var card = open()) {
            module.does("C_Login spawn");
            assertThat(sign(card, RIGHT)).isInstanceOf(SigningOutcome.Failed.class);
        }
        assertThat(module.spawned())
                .isNotEmpty()
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid))
                        .matches(left -> left.isEmpty() || !left.get().isAlive()));
    }

    @Test
    void aProcessThatIsKilledBetweenTwoSignaturesIsStartedAnew() throws Exception {
        try (var card = open()) {
            assertThat(sign(card, RIGHT)).isInstanceOf(SigningOutcome.Signed.class);
            for (var each : children()) {
                each.destroyForcibly();
                var _ = each.onExit().get();
            }
            assertThat(sign(card, RIGHT)).isInstanceOf(SigningOutcome.Signed.class);
        }
    }

    @Test
    void aProcessEndsWithItsLastCard() throws Exception {
        var first = open();
        var second = open();
        assertThat(children()).hasSize(1);
        first.close();
        assertThat(sign(second, RIGHT)).isInstanceOf(SigningOutcome.Signed.class);
        second.close();
        assertThat(children()).isEmpty();
    }

    @Test
    void aCardThatIsGoneIsMissingAndSignsWhenItIsBack() throws Exception {
        try (var card = open()) {
            module.losesTheCardAt("C_Login");
            assertThat(sign(card, RIGHT))
                    .isInstanceOfSatisfying(
                            SigningOutcome.CardMissing.class,
                            missing -> assertThat(missing.state().canPass()).isTrue());
            assertThat(sign(card, RIGHT)).isInstanceOf(SigningOutcome.CardMissing.class);
            module.behaves();
            assertThat(sign(card, RIGHT)).isInstanceOf(SigningOutcome.Signed.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"pinpad, ON_THE_READER", "window, IN_ANOTHER_WINDOW"})
    void aPinTypedElsewhereCanBeCalledOff(String flags, PinWay way) throws Exception {
        module.does("C_GetTokenInfo " + flags, "C_Login hang", "C_Sign hang");
        try (var card = open()) {
            var outcome = sign(card, new Elsewhere() {
                @Override
                public boolean announce(PinQuestion question, Runnable cancel) {
                    assertThat(question.way()).isEqualTo(way);
                    assertThat(question.request()).isEqualTo(REQUEST);
                    Thread.ofPlatform().daemon().start(cancel);
                    return true;
                }
            });
            assertThat(outcome).isEqualTo(new SigningOutcome.Cancelled());
        }
    }

    @Test
    void aPinTypedElsewhereCanBeDeclined() throws Exception {
        module.does("C_GetTokenInfo pinpad");
        var before = module.calls("C_Login");
        try (var card = open()) {
            assertThat(sign(card, new Elsewhere() {
                        @Override
                        public boolean announce(PinQuestion question, Runnable cancel) {
                            return false;
                        }
                    }))
                    .isEqualTo(new SigningOutcome.Cancelled());
            assertThat(module.calls("C_Login")).isEqualTo(before);
        }
    }

    @Test
    void nobodyWaitsForEverForAPinTypedElsewhere() throws Exception {
        module.does("C_GetTokenInfo pinpad", "C_Login hang");
        try (var card = open()) {
            assertThat(sign(card, new Elsewhere()))
                    .isInstanceOfSatisfying(
                            SigningOutcome.Failed.class,
                            failed -> assertThat(failed.why()).contains("stopped answering"));
        }
    }

    @Test
    void aPromptThatFailsLeavesNoProcessBehind() throws Exception {
        try (var card = open()) {
            assertThatThrownBy(() -> sign(card, _ -> {
                        throw new IllegalStateException("a dialog that does not open");
                    }))
                    .hasMessage("a dialog that does not open");
            assertThat(children()).isEmpty();
            assertThat(sign(card, RIGHT)).isInstanceOf(SigningOutcome.Signed.class);
        }
    }

    @Test
    void aProgramThatCannotBeStartedIsSaid() {
        for (var command : List.of(List.of("/nowhere/java"), List.of("/bin/true"))) {
            try (var none = new CardProcesses(command, SHORT)) {
                assertThatExceptionOfType(CardMissingException.class)
                        .isThrownBy(() -> none.open(uri()))
                        .withMessageContaining("does not start");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs11:token=x", "pkcs11:token=x?module-path=relative.so"})
    void anAddressThatCannotBeReadStartsNothing(String address) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> cards.open(CardUri.parse(address)));
        assertThat(children()).isEmpty();
    }

    /// Types nothing here.
    private static class Elsewhere implements PinPrompt {
        @Override
        public Optional<Pin> ask(PinQuestion question) {
            throw new AssertionError("asked for a PIN that is typed elsewhere");
        }
    }

    private void signs() throws Exception {
        try (var card = open()) {
            assertThat(sign(card, RIGHT)).isInstanceOf(SigningOutcome.Signed.class);
        }
    }

    private SmartCard open() throws Exception {
        return cards.open(uri());
    }

    private static CardUri uri() throws MalformedException {
        return CardUri.parse(module.uri(SoftHsmCard.P256));
    }

    private static SigningOutcome sign(SmartCard card, PinPrompt prompt) {
        return card.sign(card.algorithms().getFirst(), CONTENT, REQUEST, prompt);
    }

    /// The processes that came since the test began.
    private List<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> !before.contains(each))
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
