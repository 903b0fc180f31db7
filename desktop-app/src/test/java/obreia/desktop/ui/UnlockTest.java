package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import obreia.desktop.People;
import obreia.desktop.keychain.Keychain;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.fixtures.RunningRepository;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who comes back: what each outcome of the passphrase says, and where it leads.
class UnlockTest {
    @TempDir
    Path folder;

    private Entrance door;

    @BeforeEach
    void aVaultIsThere() throws Exception {
        door = new Entrance(folder);
        vault().close();
    }

    @AfterEach
    void closeEverything() throws Exception {
        door.close();
    }

    @Test
    void aWrongPassphraseIsSaidAndTheRightOneLeadsOn() throws Exception {
        door.open("");
        type("wrong one");
        said("That is not the passphrase.");
        type("a passphrase");

        door.windows.shown("step-reader", Node.class);
    }

    @Test
    void somebodyWithoutAMembershipIsWelcomedWithTheAuthoritiesOfTheVault() throws Exception {
        try (var repository =
                RunningRepository.inMemory(Origin.parse("door.example/post"), door.trust(), People.CLOCK)) {
            try (var vault = vault()) {
                door.trust().schemes().forEach((scheme, certificates) -> add(vault, scheme, certificates));
            }
            door.open(repository.address().format());
            type("a passphrase");
            door.choose("choose-practice", door.card("Ana Exemplo"));

            door.until("chain", "Ready");
            door.until("repository", "Ready");
        }
    }

    @Test
    void aMemberSeesTheMainWindow() throws Exception {
        try (var people = new People(folder.resolve("people"));
                var repository =
                        RunningRepository.inMemory(Origin.parse("door.example/post"), people.trust(), People.CLOCK)) {
            people.join("Ana Exemplo", repository.address()).close();
            door.profile(folder.resolve("people").resolve("Ana Exemplo"));
            door.open("");
            type("a passphrase");

            door.windows.shown("rail-inbox", Node.class);
            door.close();
        }
    }

    @Test
    void aKeychainOpensForWhoChoseItUntilThePersonWantsToBeAskedAgain() throws Exception {
        var kept = new KeptPassphrases();
        door.keychain = kept;
        try (var people = new People(folder.resolve("people"));
                var repository =
                        RunningRepository.inMemory(Origin.parse("door.example/post"), people.trust(), People.CLOCK)) {
            people.join("Ana Exemplo", repository.address()).close();
            door.profile(folder.resolve("people").resolve("Ana Exemplo"));
            door.open("");
            door.windows.click("unlock-keep");
            type("a passphrase");
            door.windows.shown("rail-inbox", Node.class);
            door.close();

            door.open("");
            door.windows.shown("rail-inbox", Node.class); // nothing was typed
            door.windows.click("rail-settings");
            var again = door.windows.shown("keychain-forget", Button.class);
            door.windows.robot.interact(again::fire);
            door.windows.until("the keychain has forgotten it", kept::isEmpty);
            door.close();

            door.open("");
            door.windows.shown("unlock-keep", Node.class);
            type("a passphrase");
            door.windows.shown("rail-inbox", Node.class);
            assertThat(kept.isEmpty()).isTrue(); // it was not ticked
            door.close();
        }
    }

    @Test
    void whatTheKeychainHasOfAnotherTimeIsSaidToBeWrong() throws Exception {
        var kept = new KeptPassphrases();
        try (var old = Passphrase.take("an old one".toCharArray())) {
            kept.keep(folder, old);
        }
        door.keychain = kept;
        new PreferencesFile(door.profile).write(Preferences.STANDARD.withKeychain(true));
        door.open("");
        said("What the keychain has is not the passphrase of this profile.");
        type("a passphrase");

        door.windows.shown("step-reader", Node.class);
    }

    /// A keychain of one passphrase, in memory.
    private static final class KeptPassphrases implements Keychain {
        private volatile String passphrase = "";

        boolean isEmpty() {
            return passphrase.isEmpty();
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public Optional<Passphrase> find(Path profile) {
            try {
                return isEmpty() ? Optional.empty() : Optional.of(Passphrase.take(passphrase.toCharArray()));
            } catch (MalformedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public boolean keep(Path profile, Passphrase kept) {
            var out = new ByteArrayOutputStream();
            try {
                kept.writeTo(out);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            passphrase = out.toString(StandardCharsets.UTF_8);
            return true;
        }

        @Override
        public boolean forget(Path profile) {
            passphrase = "";
            return true;
        }
    }

    @Test
    void aProfileThatIsOpenElsewhereIsSaidToBe() throws Exception {
        door.open("");
        try (var _ = vault()) {
            type("a passphrase");
            said("Obreia has this profile open already");
        }
        type("a passphrase");
        door.windows.shown("step-reader", Node.class);
    }

    @Test
    void aDamagedVaultAndOneThatIsGoneAreToldApart() throws Exception {
        door.open("");
        try (var files = Files.list(door.profile)) {
            for (var file :
                    files.filter(file -> file.toString().contains(".db")).toList()) {
                Files.write(file, new byte[4096]);
            }
        }
        type("a passphrase");
        said("What is kept here cannot be read: ");

        try (var files = Files.walk(door.profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        type("a passphrase");
        said("What was kept here is gone");
    }

    private static void add(
            Vault vault,
            obreia.protocol.identity.SchemeName scheme,
            java.util.List<java.security.cert.X509Certificate> certificates) {
        try {
            vault.trust().add(scheme, certificates);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void type(String passphrase) throws Exception {
        door.secret("passphrase", passphrase);
        door.click("unlock");
    }

    private void said(String beginning) throws Exception {
        door.windows.until(
                "it says: " + beginning,
                () -> door.windows
                        .find("unlock-said", Label.class)
                        .filter(said -> said.getText().startsWith(beginning))
                        .isPresent());
        assertThat(door.windows.shown("passphrase", Node.class).isDisabled()).isFalse();
    }

    private Vault vault() throws Exception {
        try (var typed = Passphrase.take("a passphrase".toCharArray())) {
            var opening = Vault.exists(door.profile)
                    ? Vault.open(door.profile, typed, new SecureRandom())
                    : Vault.create(door.profile, typed, Entrance.QUICK, new SecureRandom());
            assertThat(opening).isInstanceOf(VaultOpening.Opened.class);
            return ((VaultOpening.Opened) opening).vault();
        }
    }
}
