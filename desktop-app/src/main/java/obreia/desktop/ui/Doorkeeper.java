package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Platform;
import obreia.assets.Words;
import obreia.desktop.keychain.Keychain;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.settings.SettingsModel;
import obreia.desktop.ui.welcome.UnlockPage;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.StretchingMemory;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;

/// Opens the vault of a profile with the passphrase that a person types, or that the system's keychain has for the
/// person who chose so. Waits on threads of its own; pages are of the FX thread.
final class Doorkeeper {
    private final Path profile;
    private final Equipment equipment;
    private final Keychain keychain;
    private final Entry entry;
    /// Let go of, with what was asked for, once the vault is open.
    private volatile StretchingMemory memory = new StretchingMemory();

    /// Where an open vault leads to. Not on the FX thread.
    @FunctionalInterface
    interface Entry {
        void enter(Vault vault) throws IOException;
    }

    Doorkeeper(Path profile, Equipment equipment, Entry entry) {
        this.profile = profile;
        this.equipment = equipment;
        this.keychain = equipment.keychain();
        this.entry = entry;
    }

    /// Makes ready what the passphrase will need, on a thread of its own, while the person types.
    void prepare() {
        var wanted = memory;
        Thread.ofPlatform().daemon().name("warm-up").start(() -> Vault.warmUp(wanted, equipment.random()));
    }

    /// Asks the keychain where the person chose so; else offers that choice where there is a keychain.
    void attend(UnlockPage page, Words words) {
        if (!preferences().keychain()) {
            offer(page);
            return;
        }
        page.asksKeychain();
        Thread.ofVirtual().start(() -> {
            var found = keychain.find(profile);
            if (found.isPresent()) {
                open(found.get(), page, words, false, words.of("unlock.keychainWrong"));
            } else {
                refused(page, words.of("unlock.keychainNone"));
            }
        });
    }

    /// Opens with what was typed. The passphrase is stretched for about a second.
    void typed(Passphrase passphrase, UnlockPage page, Words words) {
        var keep = page.isToBeKept();
        Thread.ofVirtual().start(() -> open(passphrase, page, words, keep, words.of("unlock.wrong")));
    }

    /// While these settings are open: who chooses to be asked again is taken out of the keychain.
    void follow(SettingsModel settings) {
        settings.now().addListener((_, before, now) -> {
            if (before.keychain() && !now.keychain()) {
                Thread.ofVirtual().start(() -> keychain.forget(profile));
            }
        });
    }

    private void open(Passphrase passphrase, UnlockPage page, Words words, boolean keep, String wrong) {
        String why;
        try (passphrase) {
            switch (Vault.open(profile, passphrase, memory, equipment.random())) {
                case VaultOpening.Opened(var vault) -> {
                    memory = new StretchingMemory();
                    if (keep && keychain.keep(profile, passphrase)) {
                        choose(true);
                    }
                    entry.enter(vault);
                    return;
                }
                case VaultOpening.WrongPassphrase() -> why = wrong;
                case VaultOpening.Missing() -> why = words.of("unlock.missing");
                case VaultOpening.InUse() -> why = words.of("unlock.inUse");
                case VaultOpening.Damaged(var damage) -> why = words.of("unlock.damaged", damage);
            }
        } catch (IOException e) {
            why = words.of("unlock.damaged", String.valueOf(e.getMessage()));
        }
        refused(page, why);
    }

    private void refused(UnlockPage page, String why) {
        Platform.runLater(() -> page.say(why));
        offer(page);
    }

    private void offer(UnlockPage page) {
        Thread.ofVirtual().start(() -> {
            if (keychain.isThere()) {
                Platform.runLater(page::offerKeychain);
            }
        });
    }

    private Preferences preferences() {
        return new PreferencesFile(profile).read().preferences();
    }

    private void choose(boolean has) throws IOException {
        new PreferencesFile(profile).write(preferences().withKeychain(has));
    }
}
