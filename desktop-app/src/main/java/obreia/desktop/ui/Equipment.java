package obreia.desktop.ui;

import java.security.SecureRandom;
import java.time.InstantSource;
import obreia.desktop.card.CardAccess;
import obreia.desktop.keychain.Keychain;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;

/// What the windows need from outside.
///
/// @param keychain of the system; may keep the passphrase
public record Equipment(
        CardAccess cards,
        InstantSource clock,
        SecureRandom random,
        Patience patience,
        Stretching stretching,
        Keychain keychain) {}
