package obreia.desktop.ui.diagnostics;

import java.util.ArrayList;
import java.util.List;

/// One thing that was looked at.
///
/// @param name   what it is called; a name from a card is plain text
/// @param said   how it stands, in words
/// @param facts  what more is known, in order
record Entry(Mark mark, String name, String said, List<Fact> facts) {
    Entry {
        facts = List.copyOf(facts);
    }

    /// A label and what stands beside it.
    record Fact(String label, String text) {}

    /// Facts that are left out where there is nothing to say.
    static final class Facts {
        private final List<Fact> all = new ArrayList<>();

        Facts add(String label, String text) {
            if (!text.isBlank()) {
                all.add(new Fact(label, text));
            }
            return this;
        }

        List<Fact> all() {
            return all;
        }
    }
}
