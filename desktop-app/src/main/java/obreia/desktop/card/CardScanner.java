package obreia.desktop.card;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Looks for cards, without a PIN: first where they can be, then driver by driver, so that one that fails is one line.
public interface CardScanner {
    /// The readers, and the drivers whose files are there.
    ///
    /// @param more drivers that the person names by absolute path, beside those of the profiles
    CardPlaces places(List<Path> more) throws IOException;

    /// Asks one driver for its tokens. What is wrong with the driver is part of the answer.
    ///
    /// @param now whether a certificate can sign is judged at this time
    DriverScan look(FoundDriver driver, Instant now) throws IOException;

    /// Forgets what drivers and the card service hold: some see no reader that came after they were loaded.
    default void anew() {}

    /// Looks everywhere.
    default CardScan scan(List<Path> more, Instant now) throws IOException {
        return scan(places(more), now);
    }

    /// Asks every driver of these places that has no fault.
    default CardScan scan(CardPlaces places, Instant now) throws IOException {
        var answers = new ArrayList<DriverScan>();
        for (var driver : places.drivers()) {
            if (driver.fault().isEmpty()) {
                answers.add(look(driver, now));
            }
        }
        return CardScan.of(places, answers);
    }
}
