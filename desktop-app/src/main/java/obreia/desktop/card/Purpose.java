package obreia.desktop.card;

/// What a signature is for, so that each screen can say it in its own language.
public sealed interface Purpose {
    record Letter(String subject) implements Purpose {}

    record Receipt() implements Purpose {}

    /// A new mailbox.
    record Registration(String origin) implements Purpose {}

    /// One computer more for a mailbox.
    ///
    /// @param newCard whether the mailbox goes on with a new card from then on, for which no old device vouches
    record Joining(String origin, boolean newCard) implements Purpose {}

    /// The mailbox goes on with another card.
    record Renewal(String origin) implements Purpose {}

    record Removal(String device) implements Purpose {}

    /// Said as it stands.
    record Other(String text) implements Purpose {
        public Other {
            if (text.isBlank()) {
                throw new IllegalStateException("a PIN is not asked for without saying what for");
            }
        }
    }

    /// In words, for a terminal.
    default String sentence() {
        return switch (this) {
            case Letter(var subject) -> "Letter: " + subject;
            case Receipt() -> "Receipt for a letter";
            case Registration(var origin) -> "Registration at " + origin;
            case Joining(var origin, var newCard) ->
                "You have a mailbox at " + origin + " already: this adds this computer to it"
                        + (newCard
                                ? ", and it goes on with this new card, which your correspondents are asked to confirm,"
                                        + " as no old device vouches for it"
                                : "");
            case Renewal(var origin) ->
                "Your mailbox at " + origin + " goes on with this card; the old one counts no more";
            case Removal(var device) -> "Removal of device " + device;
            case Other(var text) -> text;
        };
    }
}
