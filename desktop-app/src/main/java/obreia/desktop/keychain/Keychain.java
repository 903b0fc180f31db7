package obreia.desktop.keychain;

import java.nio.file.Path;
import java.util.Optional;
import obreia.desktop.vault.Passphrase;

/// Where the system keeps secrets of the person who is logged in. Every method may wait for that person, who is perhaps
/// asked to open the keychain: not on the FX thread.
public interface Keychain {
    /// True where there is a keychain that answers.
    boolean isThere();

    /// The passphrase of a profile, which is the caller's to close; absent where none is kept, or nothing is told.
    Optional<Passphrase> find(Path profile);

    /// Keeps a passphrase, in the place of one before; false where it was not taken.
    boolean keep(Path profile, Passphrase passphrase);

    /// Keeps the passphrase of this profile no longer; false where nothing was removed.
    boolean forget(Path profile);

    /// A system without one.
    static Keychain none() {
        return new Keychain() {
            @Override
            public boolean isThere() {
                return false;
            }

            @Override
            public Optional<Passphrase> find(Path profile) {
                return Optional.empty();
            }

            @Override
            public boolean keep(Path profile, Passphrase passphrase) {
                return false;
            }

            @Override
            public boolean forget(Path profile) {
                return false;
            }
        };
    }
}
