package obreia.desktop.card;

import java.util.List;

/// What is about to be signed, as the program says it to the person.
///
/// @param purpose    what it is
/// @param people     whom it concerns, by the names their cards carry; empty where it concerns nobody else
/// @param signatures how many signatures, and so how many PINs, the whole action takes, this one among them; from 1
public record PinRequest(Purpose purpose, List<String> people, int signatures) {
    public PinRequest {
        people = List.copyOf(people);
        if (signatures < 1) {
            throw new IllegalStateException("a PIN request is for at least one signature, not " + signatures);
        }
    }

    /// A request for something that is said as it stands: "Letter: Contract for March".
    public PinRequest(String purpose, List<String> people, int signatures) {
        this(new Purpose.Other(purpose), people, signatures);
    }
}
