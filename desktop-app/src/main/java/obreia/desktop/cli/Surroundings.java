package obreia.desktop.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import obreia.desktop.card.CardAccess;
import obreia.desktop.keychain.Keychain;
import obreia.desktop.repository.Patience;
import obreia.desktop.ui.Equipment;
import obreia.desktop.vault.Stretching;

/// What commands need from outside: put together once, in the entry class.
///
/// @param launcher the program that starts the repository, for the demo; absent where there is none
/// @param profile  the profile that windows open unless another is named
/// @param display  whether there is a display to open windows on
public record Surroundings(
        CardAccess cards,
        InstantSource clock,
        SecureRandom random,
        Patience patience,
        Stretching stretching,
        Optional<String> launcher,
        Path profile,
        boolean display) {
    /// What windows need of it.
    Equipment equipment(Keychain keychain) {
        return new Equipment(cards, clock, random, patience, stretching, keychain);
    }
}
