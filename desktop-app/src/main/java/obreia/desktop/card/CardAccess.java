package obreia.desktop.card;

import java.nio.file.Path;
import java.util.List;

/// The cards of this computer: found, and opened.
public interface CardAccess extends CardOpener, CardScanner {
    /// The drivers that a card's address names, to look for it with; it may be none that a profile knows.
    default List<Path> driversOf(CardUri card) {
        return List.of();
    }
}
