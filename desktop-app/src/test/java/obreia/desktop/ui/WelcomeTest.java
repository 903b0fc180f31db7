package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import obreia.desktop.People;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardState;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.Scans;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first time: each check that fails says what to do, and somebody for whom all pass registers.
class WelcomeTest {
    private static final FoundDriver BROKEN = Scans.DRIVER.with(CardState.DRIVER_BROKEN, "a library is missing");

    @TempDir
    Path folder;

    private Entrance door;

    @BeforeEach
    void somebodyComes() throws Exception {
        door = new Entrance(folder);
    }

    @AfterEach
    void closeEverything() throws Exception {
        door.close();
    }

    @Test
    void withoutTheCardServiceItSaysHowToStartItAndTheRestWaits() throws Exception {
        door.readers.noService("no socket");
        door.open("");
        door.until("reader", "Failed");

        assertThat(door.finding()).contains("smart card service does not answer");
        assertThat(List.of(door.state("software"), door.state("card"), door.state("repository")))
                .containsOnly("Waiting");
    }

    @Test
    void itIsClosedByTheSameKeysAsTheMainWindow() throws Exception {
        door.open("");
        door.until("reader", "Failed");

        // No robot: it would never let go of Control, since the window is gone by then.
        var _ = Windows.onFx(() -> {
            var root = Window.getWindows().getFirst().getScene().getRoot();
            Event.fireEvent(root, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.Q, false, true, false, false));
            return true;
        });

        door.windows.until("no window is there", () -> Window.getWindows().isEmpty());
    }

    @Test
    void aReaderAndACardThatComeAreNoticedByThemselves() throws Exception {
        door.open("");
        door.until("reader", "Failed");
        assertThat(door.finding()).isEqualTo("No card reader is connected.");

        door.readers.put(Scans.places(Scans.EMPTY_READER), new DriverScan(Scans.DRIVER, List.of()));
        door.until("card", "Failed");
        assertThat(door.finding()).isEqualTo("There is no card in the reader.");
        assertThat(door.state("reader")).isEqualTo("Ready");
        assertThat(door.state("software")).isEqualTo("Ready");

        door.readers.card(CardState.READY, door.card("Ana Exemplo"), "Ana Exemplo");
        door.until("certificate", "Ready");
        assertThat(door.windows.shown("found-certificate", Label.class).getText())
                .startsWith("Ana Exemplo, valid until ");
        assertThat(door.state("chain")).isEqualTo("Your turn");
    }

    @Test
    void withoutSoftwareForCardsItSaysWhichToInstallAndChecksAgainWhenAsked() throws Exception {
        door.readers.put(
                new CardPlaces(Optional.empty(), List.of(Scans.READER), List.of()),
                new DriverScan(Scans.DRIVER, List.of()));
        door.open("");
        door.until("software", "Failed");
        assertThat(door.finding()).isEqualTo("No software for cards is installed on this computer.");

        door.readers.put(
                new CardPlaces(Optional.empty(), List.of(Scans.READER), List.of(BROKEN)),
                new DriverScan(BROKEN, List.of()));
        door.click("check-again");
        door.windows.until(
                "it is another trouble",
                () -> door.windows
                        .find("finding", Label.class)
                        .map(Label::getText)
                        .filter("The card’s software does not work."::equals)
                        .isPresent());
    }

    @Test
    void aBlockedCardAndOneThatCannotSignAreNamedAtTheirSteps() throws Exception {
        door.readers.card(CardState.PIN_LOCKED, door.card("Ana"), "Ana");
        door.open("");
        door.until("card", "Failed");
        assertThat(door.finding()).startsWith("The card’s PIN is blocked");

        door.readers.card(CardState.EXPIRED, door.card("Ana"));
        door.click("check-again");
        door.until("certificate", "Failed");
        assertThat(door.finding()).isEqualTo("The card’s certificate has expired.");
        assertThat(door.state("card")).isEqualTo("Ready");
    }

    @Test
    void ofSeveralCertificatesThePersonChooses() throws Exception {
        door.readers.card(CardState.READY, door.card("Rui"), "Ana Exemplo", "Rui Modelo");
        door.open("");
        door.until("certificate", "Your turn");
        door.click("certificate-1");

        door.until("certificate", "Ready");
    }

    @Test
    void theFileOfAnotherAuthorityLeavesTheChainBrokenAndTheRightOneMendsIt() throws Exception {
        door.open("");
        door.choose("choose-practice", door.card("Ana Exemplo"));
        door.until("chain", "Your turn");
        var other = folder.resolve("other");
        PracticeCa.create(other, People.CLOCK.instant(), new SecureRandom());
        door.choose("add-authority", other.resolve(PracticeCa.CERTIFICATE_FILE));
        door.until("chain", "Failed");
        assertThat(door.finding()).startsWith("No authority that is believed here vouches");

        door.choose("add-authority", door.ca);
        door.until("chain", "Ready");
        assertThat(door.state("repository")).isEqualTo("Your turn");
    }

    @Test
    void aFileThatIsNoAuthorityOrNoCardIsSaidSo() throws Exception {
        door.open("");
        var file = Files.writeString(folder.resolve("text.pem"), "a letter");
        door.choose("choose-practice", file);
        door.until("card", "Failed");
        assertThat(door.finding()).isEqualTo("That file is no practice card that can be read.");

        door.click("leave-practice");
        door.choose("choose-practice", door.card("Ana Exemplo"));
        door.until("chain", "Your turn");
        door.choose("add-authority", file);
        door.windows.until(
                "it is said",
                () -> door.windows
                        .find("welcome-said", Label.class)
                        .map(Label::getText)
                        .filter(said -> said.startsWith("That file holds no certificate of an authority"))
                        .isPresent());
        assertThat(door.state("chain")).isEqualTo("Your turn");
    }

    @Test
    void aCutLinkAndARepositoryThatIsGoneAreToldApart() throws Exception {
        String gone;
        try (var repository = RunningRepository.inMemory(Origin.parse("door.example/post"), door.trust())) {
            gone = repository.address().format();
        }
        ready(gone.substring(0, 40));
        door.until("repository", "Failed");
        assertThat(door.finding()).isEqualTo("That is not the whole address of a repository.");

        var field = door.windows.shown("address", TextField.class);
        door.windows.robot.interact(() -> field.setText(gone));
        door.windows.until(
                "it was asked",
                () -> door.windows
                        .find("finding", Label.class)
                        .map(Label::getText)
                        .filter("The repository cannot be reached."::equals)
                        .isPresent());
    }

    @Test
    void anotherServerThanTheInvitationNamesIsNotTalkedTo() throws Exception {
        try (var repository =
                        RunningRepository.inMemory(Origin.parse("door.example/post"), door.trust(), People.CLOCK);
                var other = RunningRepository.inMemory(Origin.parse("door.example/post"), door.trust(), People.CLOCK)) {
            var port = ":" + repository.address().port() + "?";
            ready(other.address().format().replace(":" + other.address().port() + "?", port));
            door.until("repository", "Failed");

            assertThat(door.finding()).startsWith("The server that answered is not the one in your invitation.");
        }
    }

    @Test
    void aRepositoryThatTakesNoCardsOfThisAuthoritySaysNo() throws Exception {
        var nobody = folder.resolve("nobody");
        PracticeCa.create(nobody, People.CLOCK.instant(), new SecureRandom());
        var trust = TrustAnchors.of(
                Map.of(SchemeName.PRACTICE, List.of(PracticeCa.open(nobody).certificate())));
        try (var repository = RunningRepository.inMemory(Origin.parse("door.example/post"), trust, People.CLOCK)) {
            ready(repository.address().format());
            register("correct horse battery");
            pin();
            door.until("repository", "Failed");

            assertThat(door.finding()).startsWith("The repository said no to the registration.");
            assertThat(membership("correct horse battery")).isFalse();
        }
    }

    @Test
    void somebodyForWhomAllIsInPlaceRegistersWithThePinAndSeesTheMainWindow() throws Exception {
        try (var repository =
                RunningRepository.inMemory(Origin.parse("door.example/post"), door.trust(), People.CLOCK)) {
            ready(repository.address().format());
            assertThat(door.windows.shown("found-repository", Label.class).getText())
                    .isEqualTo("door.example/post");
            register("correct horse battery");
            pin();

            door.windows.shown("rail-inbox", javafx.scene.Node.class);
            try (var people = new People(folder.resolve("people"))) {
                assertThat(Files.exists(door.profile)).isTrue();
                assertThat(people).isNotNull();
            }
            assertThat(membership("correct horse battery")).isTrue();
        }
    }

    @Test
    void aPassphraseIsAskedTwiceAndItsLengthIsWeighedInWords() throws Exception {
        try (var repository =
                RunningRepository.inMemory(Origin.parse("door.example/post"), door.trust(), People.CLOCK)) {
            ready(repository.address().format());
            door.click("go-on");
            door.secret("passphrase", "short");
            assertThat(strength()).startsWith("Too short");
            door.secret("passphrase", "er one");
            assertThat(strength()).startsWith("Enough, but short");
            door.secret("passphrase-again", "another");
            door.click("register");

            assertThat(door.windows.shown("passphrase-said", Label.class).getText())
                    .isEqualTo("The two are not the same. Type both again.");
            assertThat(Files.exists(door.profile)).isFalse();
            door.click("back");
            assertThat(door.state("repository")).isEqualTo("Ready");
        }
    }

    private String strength() throws Exception {
        return door.windows.shown("passphrase-strength", Label.class).getText();
    }

    @Test
    void aPinThatIsCancelledKeepsEverythingForAnotherTry() throws Exception {
        try (var repository =
                RunningRepository.inMemory(Origin.parse("door.example/post"), door.trust(), People.CLOCK)) {
            ready(repository.address().format());
            register("correct horse battery");
            door.windows.shown("pin", javafx.scene.Node.class);
            door.windows.click("pin-cancel");
            assertThat(door.windows.shown("welcome-said", Label.class).getText())
                    .startsWith("Nothing was registered.");

            door.click("go-on");
            pin();
            door.windows.shown("rail-inbox", javafx.scene.Node.class);
        }
    }

    @Test
    void aSecondComputerWithTheCardAloneIsToldWhatItCannotRead() throws Exception {
        try (var repository =
                RunningRepository.inMemory(Origin.parse("door.example/post"), door.trust(), People.CLOCK)) {
            ready(repository.address().format());
            register("correct horse battery");
            pin();
            door.windows.shown("rail-inbox", javafx.scene.Node.class);
            door.close();
            var first = door;

            door = new Entrance(Files.createDirectories(folder.resolve("second")));
            door.open(repository.address().format());
            door.choose("choose-practice", first.card("Ana Exemplo"));
            door.until("chain", "Your turn");
            door.choose("add-authority", first.ca);
            door.click("go-on");
            door.secret("passphrase", "another passphrase");
            door.secret("passphrase-again", "another passphrase");
            door.click("register");
            pin();
            pin();
            assertThat(door.windows.shown("joined-cannot", Label.class).getText())
                    .startsWith("It cannot read what was sealed before it joined.");
            door.click("enter");
            door.windows.shown("rail-inbox", javafx.scene.Node.class);
        }
    }

    @Test
    void aPracticeCardIsMadeForSomebodyWithoutOne() throws Exception {
        door.open("");
        door.click("make-practice");
        var name = door.windows.shown("practice-name", TextField.class);
        door.windows.robot.interact(() -> name.setText("Rui Modelo"));
        door.secret("practice-pin", "1357");
        door.click("make-card");

        door.until("chain", "Ready");
        assertThat(door.windows.shown("found-certificate", Label.class).getText())
                .startsWith("Rui Modelo, valid until ");
        assertThat(Files.exists(door.profile.resolve("practice").resolve(PracticeCa.CERTIFICATE_FILE)))
                .isTrue();
    }

    /// Ana with her practice card and its authority, and this link; every step but the last has passed.
    private void ready(String link) throws Exception {
        door.open(link);
        door.choose("choose-practice", door.card("Ana Exemplo"));
        door.until("chain", "Your turn");
        door.choose("add-authority", door.ca);
        door.until("chain", "Ready");
    }

    private void register(String passphrase) throws Exception {
        door.click("go-on");
        door.secret("passphrase", passphrase);
        door.secret("passphrase-again", passphrase);
        door.click("register");
    }

    private void pin() throws Exception {
        var field = door.windows.shown("pin", javafx.scene.Node.class);
        door.windows.until("the field has the focus", field::isFocused);
        door.windows.type("2468");
        door.windows.press(KeyCode.ENTER);
        door.windows.until(
                "this PIN was taken",
                () -> door.windows
                        .find("pin", javafx.scene.Node.class)
                        .filter(field::equals)
                        .isEmpty());
    }

    private boolean membership(String passphrase) throws Exception {
        door.close();
        try (var typed = Passphrase.take(passphrase.toCharArray())) {
            var opening = Vault.open(door.profile, typed, new SecureRandom());
            assertThat(opening).isInstanceOf(VaultOpening.Opened.class);
            try (var vault = ((VaultOpening.Opened) opening).vault()) {
                return vault.device().membership().isPresent();
            }
        }
    }
}
