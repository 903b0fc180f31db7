package obreia.desktop.ui.sent;

/// Which sent messages are listed.
enum SentFilter {
    ALL,
    /// Somebody's receipt is still to come.
    NO_RECEIPT,
    /// Not stored by the repository.
    WAITING;

    boolean takes(Listed listed) {
        return switch (this) {
            case ALL -> true;
            case NO_RECEIPT ->
                switch (listed.progress().kind()) {
                    case STORED, PARTLY, DOUBTFUL -> true;
                    case WAITING, REFUSED, PRACTICE, REVOCATION_UNKNOWN, RECEIPTED -> false;
                };
            case WAITING -> listed.progress().kind() == Progress.Kind.WAITING;
        };
    }
}
