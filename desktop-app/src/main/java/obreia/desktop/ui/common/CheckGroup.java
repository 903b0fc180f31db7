package obreia.desktop.ui.common;

import java.util.ArrayList;
import java.util.List;

/// The checks that a person sees as one line.
enum CheckGroup {
    ARRIVED("envelope"),
    RECORD("record record_in_log"),
    SEALED("opens digest"),
    SIGNATURE("signature content"),
    CERTIFICATE("path revocation"),
    CURRENT("in_force newest_statement"),
    ADDRESSED("agreement"),
    PLACE("new chain"),
    CHECKPOINTS("checkpoints"),
    READER("reader only_one"),
    RECEIPT("content_type identifier originator_signature message_digest");

    /// Names of steps with a space between them.
    private final String steps;

    CheckGroup(String steps) {
        this.steps = steps;
    }

    /// One group as it came out.
    ///
    /// @param outcome `holds`, `fails` or `not checked`: that of its worst check
    /// @param why     of the first check that did not hold; empty where all did
    record Found(CheckGroup group, String outcome, String why) {
        boolean is(String other) {
            return outcome.equals(other);
        }
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The groups that these checks belong to, the failed first and then those that nobody could check.
    static List<Found> of(List<Checklist.Line> lines) {
        var found = new ArrayList<Found>();
        for (var outcome : List.of("fails", "not checked", "holds")) {
            for (var group : values()) {
                group.found(lines).filter(one -> one.is(outcome)).ifPresent(found::add);
            }
        }
        return found;
    }

    private java.util.Optional<Found> found(List<Checklist.Line> lines) {
        var own = lines.stream()
                .filter(line -> List.of(steps.split(" ", -1)).contains(line.step()))
                .toList();
        if (own.isEmpty()) {
            return java.util.Optional.empty();
        }
        for (var outcome : List.of("fails", "not checked")) {
            for (var line : own) {
                if (line.outcome().equals(outcome)) {
                    return java.util.Optional.of(new Found(this, outcome, line.why()));
                }
            }
        }
        return java.util.Optional.of(new Found(this, "holds", ""));
    }
}
