package obreia.desktop.card.process;

/// A card process that was ended, or ended by itself, before it had answered.
final class ChildEndException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Why there is no answer.
    enum Why {
        /// It took longer than it may.
        HUNG,
        /// It ended by itself: a driver that crashes takes its process with it.
        CRASHED,
        /// It said what it may not say.
        BABBLED,
        /// The person called it off.
        CANCELLED,
        /// It never ran.
        NOT_STARTED
    }

    private final Why why;

    ChildEndException(Why why, String message) {
        super(message);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
