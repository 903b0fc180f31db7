package obreia.desktop.card.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import obreia.fixtures.authority.OpenSslCard;

/// Practice cards with certificates of any authority.
public final class CardFiles {
    private CardFiles() {}

    /// Writes the file of a card with this PIN.
    public static void write(Path file, OpenSslCard card, String pin) {
        try {
            var bytes = PracticePfx.encode(card.key(), card.whole(), pin.toCharArray(), new SecureRandom());
            Files.write(file, bytes.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
