package obreia.desktop.card.process;

import java.time.Duration;
import obreia.desktop.card.PinWay;

/// How long a card process may take before it is ended.
///
/// @param start  until it runs at all, with no driver loaded yet
/// @param driver for all that waits for no person: loading the driver, reading the card, checking a PIN and signing
/// @param person for a PIN that is typed on the reader or into another program's window, signature and all
public record Limits(Duration start, Duration driver, Duration person) {
    /// A command must say within ten seconds that a driver hangs: what it takes to start leaves five.
    public static Limits standard() {
        return new Limits(Duration.ofSeconds(20), Duration.ofSeconds(5), PinWay.PATIENCE);
    }
}
