package obreia.desktop.entry;

import java.util.Locale;
import obreia.desktop.card.CardState;

/// What can be the matter at a step.
public enum Trouble {
    NO_SERVICE(Step.READER),
    NO_READER(Step.READER),
    NO_DRIVER(Step.SOFTWARE),
    WRONG_ARCHITECTURE(Step.SOFTWARE),
    DRIVER_BROKEN(Step.SOFTWARE),
    DRIVER_HANGS(Step.SOFTWARE),
    DRIVER_CRASHED(Step.SOFTWARE),
    NO_CARD(Step.CARD),
    UNKNOWN_CARD(Step.CARD),
    CARD_REMOVED(Step.CARD),
    OTHER_CARD(Step.CARD),
    PIN_LOCKED(Step.CARD),
    NOT_ACTIVATED(Step.CARD),
    /// The file that was chosen is no practice card.
    CARD_FILE(Step.CARD),
    EXPIRED(Step.CERTIFICATE),
    NOT_YET_VALID(Step.CERTIFICATE),
    NOT_FOR_SIGNING(Step.CERTIFICATE),
    /// No authority is believed here yet.
    NO_AUTHORITY(Step.CHAIN),
    /// No authority that is believed here vouches for the card.
    WRONG_CHAIN(Step.CHAIN),
    /// The repository's address was not given yet.
    NO_ADDRESS(Step.REPOSITORY),
    BAD_ADDRESS(Step.REPOSITORY),
    UNREACHABLE(Step.REPOSITORY),
    /// A server answered that is not the one which the address names.
    OTHER_SERVER(Step.REPOSITORY),
    /// The repository said no to the registration.
    REFUSED(Step.REPOSITORY),
    /// The mailbox cannot go on with this card.
    UNFIT(Step.REPOSITORY);

    private final Step step;

    Trouble(Step step) {
        this.step = step;
    }

    /// At which step it shows.
    public Step step() {
        return step;
    }

    /// Whether something is only missing that the person has yet to give.
    public boolean isQuestion() {
        return this == NO_AUTHORITY || this == NO_ADDRESS;
    }

    /// Whether it passes when somebody puts in a card or connects a reader: worth looking again by oneself.
    public boolean canPass() {
        return this == NO_SERVICE
                || this == NO_READER
                || this == NO_CARD
                || this == UNKNOWN_CARD
                || this == CARD_REMOVED
                || this == OTHER_CARD;
    }

    /// The word that stands for it in keys: `no_reader`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The trouble with a card, its reader or its driver.
    ///
    /// @param state any but READY
    static Trouble of(CardState state) {
        return switch (state) {
            case READY -> throw new IllegalStateException("nothing is the matter with a card that is ready");
            case NO_SERVICE -> NO_SERVICE;
            case NO_READER -> NO_READER;
            case NO_CARD -> NO_CARD;
            case NO_DRIVER -> NO_DRIVER;
            case UNKNOWN_CARD -> UNKNOWN_CARD;
            case WRONG_ARCHITECTURE -> WRONG_ARCHITECTURE;
            case DRIVER_BROKEN -> DRIVER_BROKEN;
            case DRIVER_HANGS -> DRIVER_HANGS;
            case DRIVER_CRASHED -> DRIVER_CRASHED;
            case CARD_REMOVED -> CARD_REMOVED;
            case OTHER_CARD -> OTHER_CARD;
            case PIN_LOCKED -> PIN_LOCKED;
            case NOT_ACTIVATED -> NOT_ACTIVATED;
            case EXPIRED -> EXPIRED;
            case NOT_YET_VALID -> NOT_YET_VALID;
            case NOT_FOR_SIGNING -> NOT_FOR_SIGNING;
        };
    }
}
