package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.common.Drawn;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.settings.SettingsModel;
import obreia.desktop.ui.welcome.UnlockPage;
import obreia.desktop.vault.Membership;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Vault;
import obreia.protocol.identity.SchemeName;
import org.jspecify.annotations.Nullable;

/// The way of one person from the double click to the main window, on one stage: a new one is welcomed, one who comes
/// back types the passphrase. On the FX thread.
final class Arrival implements AutoCloseable {
    private static final double WIDTH = 1040;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private Surface surface;
    private final Path profile;
    private final Equipment equipment;
    private final FilePicker files;
    private final Doorkeeper door;
    private final StackPane place = new StackPane();
    private final Region scrim = new Region();
    private final Scene scene = new Scene(place);
    private volatile CompletableFuture<?> work = CompletableFuture.completedFuture(true);

    private String invitation = "";
    private String evidence = "";
    private @Nullable WelcomeDesk welcome;
    private @Nullable MailWindow window;
    private BiConsumer<Account, MailWindow> entered = (_, _) -> {};
    private Runnable leave = () -> {};

    /// A way that is not begun yet.
    ///
    /// @param argument what the program was started with; may be empty
    Arrival(Stage stage, Surface surface, Path profile, Equipment equipment, FilePicker files, String argument) {
        this.stage = stage;
        this.surface = surface;
        this.profile = profile;
        this.equipment = equipment;
        this.files = files;
        this.door = new Doorkeeper(profile, equipment, vault -> enter(account(vault)));
        if (argument.startsWith("obreia:")) {
            this.invitation = argument;
        } else {
            this.evidence = argument;
        }
        scrim.getStyleClass().add("scrim");
        dim(false);
    }

    /// Shows where the person comes in.
    void begin() {
        surface.look().dress(scene);
        scene.getAccelerators().put(WindowMenus.QUIT, () -> WindowMenus.quit(stage)); // there are no menus yet
        stage.setTitle(surface.words().of("app.name"));
        Look.icon(stage);
        stage.setScene(scene);
        if (Vault.exists(profile)) {
            var _ = unlock();
        } else {
            welcome(Optional.empty(), invitation);
        }
        WindowPlace.takeUp(
                stage, new PreferencesFile(profile).read().preferences().window(), WIDTH, HEIGHT);
        stage.show();
    }

    /// Takes up what the program was started with, now or by a later start: the address of a repository, a file of
    /// evidence, or nothing, which only brings the window to the front.
    void called(String argument) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        if (argument.startsWith("obreia:")) {
            invitation = argument;
            if (welcome != null) {
                welcome.invite(argument);
            } else if (window != null) {
                window.follow(argument);
            }
        } else if (!argument.isEmpty()) {
            evidence = argument;
            showEvidence();
        }
    }

    /// Somebody who has not typed the passphrase yet sees the evidence after it: by what it holds it is judged.
    private void showEvidence() {
        if (evidence.isEmpty() || (window == null && welcome == null)) {
            return;
        }
        var file = Path.of(evidence);
        evidence = "";
        if (window != null) {
            window.belief(belief -> EvidenceWindow.open(surface, file, belief));
        } else {
            Thread.ofVirtual().start(() -> EvidenceWindow.open(surface, file, EvidenceWindow.Belief.none()));
        }
    }

    void show(Node page) {
        place.getChildren().setAll(page, scrim);
    }

    void dim(boolean dimmed) {
        scrim.setVisible(dimmed);
    }

    private UnlockPage unlock() {
        var page = new UnlockPage(
                surface, profile.toString(), (passphrase, at) -> door.typed(passphrase, at, surface.words()));
        show(page);
        door.attend(page, surface.words());
        Drawn.then(door::prepare);
        return page;
    }

    private void welcome(Optional<Account> account, String address) {
        var desk = new WelcomeDesk(this, stage, surface, profile, equipment, files, account);
        welcome = desk;
        desk.begin(address);
        showEvidence();
    }

    Account account(Vault vault) {
        return new Account(vault, equipment.cards(), equipment.clock(), equipment.random(), equipment.patience());
    }

    /// Opens the main window of a member, or welcomes somebody who is none yet. Reads the vault: not on the FX thread.
    void enter(Account account) throws IOException {
        var member = account.membership();
        if (member.isEmpty()) {
            var former = account.vault()
                    .device()
                    .former()
                    .map(was -> was.repository().format());
            Platform.runLater(
                    () -> welcome(Optional.of(account), invitation.isEmpty() ? former.orElse("") : invitation));
            return;
        }
        var name = new Letters(account).name(member.get().mailbox());
        var practice = practice(account, member.get());
        var settings = new SettingsModel(new PreferencesFile(profile));
        Platform.runLater(() -> {
            welcome = null;
            var outside = new Outside(settings, equipment.cards(), new SystemNotices(), Optional.of(this::restore));
            var opened =
                    new MailWindow(stage, surface, account, member.get(), name, practice, equipment.clock(), outside);
            window = opened;
            if (settings.now().get().window().isEmpty()) {
                WindowPlace.takeUp(stage, Optional.empty(), MailWindow.WIDTH, MailWindow.HEIGHT);
            }
            door.follow(settings);
            leave = WindowPlace.keep(stage, place -> settings.change(now -> now.with(place)));
            opened.show();
            if (!invitation.isEmpty()) {
                opened.follow(invitation);
            }
            showEvidence();
            entered.accept(account, opened);
        });
    }

    private static boolean practice(Account account, Membership member) throws IOException {
        return account.vault()
                .people()
                .find(member.mailbox())
                .map(known -> known.person().scheme().equals(SchemeName.PRACTICE))
                .orElse(false);
    }

    /// Tells somebody of each main window, and the account that it belongs to, when it is shown.
    void onEntered(BiConsumer<Account, MailWindow> hears) {
        entered = hears;
    }

    /// The main window, where it is open.
    Optional<MailWindow> window() {
        return Optional.ofNullable(window);
    }

    /// What the first window shows.
    Parent root() {
        return place;
    }

    /// Words and look of what is shown.
    Surface surface() {
        return surface;
    }

    /// Closes the main window, puts a backup in the place of what it showed, and asks for the passphrase again: of the
    /// backup, or of what was there before if that had to stay.
    private void restore(Path backup, Passphrase passphrase) {
        var before = Objects.requireNonNull(window);
        before.keepDrafts();
        leave.run();
        window = null;
        surface =
                surface.in(Appearance.words(new PreferencesFile(profile).read().preferences()));
        var words = surface.words();
        stage.setTitle(words.of("app.name"));
        show(new ComebackPage(words));
        stage.setScene(scene);
        surface.look().dress(scene);
        work = CompletableFuture.runAsync(
                () -> {
                    var outcome = new Restorer(profile, equipment, words).restore(before, backup, passphrase);
                    Platform.runLater(() -> comeBack(outcome));
                },
                task -> Thread.ofVirtual().start(task));
    }

    private void comeBack(Restorer.Outcome outcome) {
        var page = unlock();
        if (outcome.done()) {
            page.tell(outcome.sentence());
        } else {
            page.say(outcome.sentence());
        }
    }

    /// Closes what is open. Waits for the line and the vault: not on the FX thread.
    @Override
    public void close() throws IOException {
        work.join();
        if (window != null) {
            window.close();
        } else if (welcome != null) {
            welcome.close();
        }
    }
}
