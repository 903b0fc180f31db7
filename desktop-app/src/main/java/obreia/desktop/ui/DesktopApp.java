package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.card.CardOpener;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.repository.Patience;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;
import obreia.desktop.ui.welcome.UnlockPage;
import obreia.desktop.vault.Membership;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.protocol.identity.SchemeName;
import org.jspecify.annotations.Nullable;

/// The desktop program: starts the toolkit, asks for the passphrase of a profile, and shows its mail until the window
/// is closed.
public final class DesktopApp {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 480;

    private final Path profile;
    private final CardOpener cards;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Patience patience;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    public DesktopApp(Path profile, CardOpener cards, InstantSource clock, SecureRandom random, Patience patience) {
        this.profile = profile;
        this.cards = cards;
        this.clock = clock;
        this.random = random;
        this.patience = patience;
    }

    /// Shows the windows and returns when the last one was closed.
    public void run() {
        Platform.startup(() -> unlock(new Stage()));
        ended.join();
        Platform.exit();
    }

    private void unlock(Stage stage) {
        var words = Words.in(Language.of(Locale.getDefault()));
        var theme = Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        var look = new Look(theme);
        Platform.getPreferences()
                .colorSchemeProperty()
                .subscribe(scheme -> look.choose(scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT));
        var surface = new Surface(words, new Times(words, clock, ZoneId.systemDefault()), look);
        var page = new UnlockPage(
                surface, profile.toString(), (passphrase, shown) -> open(passphrase, stage, surface, shown));
        var scene = new Scene(page, WIDTH, HEIGHT);
        look.dress(scene);
        stage.setTitle(words.of("app.name"));
        stage.setScene(scene);
        stage.setOnHidden(_ -> ended.complete(null));
        stage.show();
    }

    /// The passphrase is stretched for about a second: not on the FX thread.
    private void open(Passphrase passphrase, Stage stage, Surface surface, UnlockPage page) {
        var words = surface.words();
        Thread.ofVirtual().start(() -> {
            String why;
            try (passphrase) {
                switch (Vault.open(profile, passphrase, random)) {
                    case VaultOpening.Opened(var vault) -> {
                        show(new Account(vault, cards, clock, random, patience), stage, surface, page);
                        return;
                    }
                    case VaultOpening.WrongPassphrase() -> why = words.of("unlock.wrong");
                    case VaultOpening.Missing() -> why = words.of("unlock.missing");
                    case VaultOpening.InUse() -> why = words.of("unlock.inUse");
                    case VaultOpening.Damaged(var damage) -> why = words.of("unlock.damaged", damage);
                }
            } catch (IOException e) {
                why = words.of("unlock.damaged", String.valueOf(e.getMessage()));
            }
            var sentence = why;
            Platform.runLater(() -> page.say(sentence));
        });
    }

    private void show(Account account, Stage stage, Surface surface, UnlockPage page) throws IOException {
        var member = account.membership();
        if (member.isEmpty()) {
            account.close();
            Platform.runLater(() -> page.say(surface.words().of("unlock.noMember")));
            return;
        }
        var name = new Letters(account).name(member.get().mailbox());
        var practice = practice(account, member.get());
        Platform.runLater(() -> {
            var window = new MailWindow(stage, surface, account, member.get(), name, practice, clock);
            stage.setOnHidden(_ -> end(window));
            window.show();
            stage.centerOnScreen();
        });
    }

    private static boolean practice(Account account, Membership member) throws IOException {
        return account.vault()
                .people()
                .find(member.mailbox())
                .map(known -> known.person().scheme().equals(SchemeName.PRACTICE))
                .orElse(false);
    }

    private void end(MailWindow window) {
        Thread.ofVirtual().start(() -> {
            try {
                window.close();
                ended.complete(null);
            } catch (IOException e) {
                ended.completeExceptionally(e);
            }
        });
    }
}
