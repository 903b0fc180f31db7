package obreia.desktop.card;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Looks for cards, without a PIN: first where they can be, then driver by driver, so that one that fails is one line.
public interface CardScanner {
    /// The readers, and the drivers whose files are there.
    ///
    /// @param more drivers that the person names by absolute path, beside those of the profiles
    CardPlaces places(List<Path> more) throws IOException;

    /// Asks one driver for its tokens. What is wrong with the driver is part of the answer.
    DriverScan look(FoundDriver driver) throws IOException;

    /// Looks everywhere.
    default CardScan scan(List<Path> more) throws IOException {
        var places = places(more);
        var answers = new ArrayList<DriverScan>();
        for (var driver : places.drivers()) {
            if (driver.fault().isEmpty()) {
                answers.add(look(driver));
            }
        }
        return CardScan.of(places, answers);
    }
}
