package obreia.desktop.ui;

import java.security.SecureRandom;
import java.time.InstantSource;
import obreia.desktop.card.CardAccess;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;

/// What the windows need from outside.
public record Equipment(
        CardAccess cards, InstantSource clock, SecureRandom random, Patience patience, Stretching stretching) {}
