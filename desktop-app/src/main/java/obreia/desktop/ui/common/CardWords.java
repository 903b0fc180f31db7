package obreia.desktop.ui.common;

import java.util.Optional;
import obreia.assets.Language;
import obreia.assets.Words;
import obreia.desktop.card.CardState;
import obreia.desktop.card.Purpose;

/// What a card's states, and the profile of its family, say in the language of the screens.
public final class CardWords {
    private static final String PROFILE = "profile.";

    private final Words words;
    private final Words english;

    public CardWords(Words words) {
        this.words = words;
        this.english = words.language() == Language.ENGLISH ? words : Words.in(Language.ENGLISH);
    }

    /// What is the matter, in a sentence.
    public String sentence(CardState state) {
        return words.of(key(state));
    }

    /// What it mostly comes from; absent where nothing is the matter.
    public Optional<String> cause(CardState state) {
        return find(key(state) + ".cause");
    }

    /// What the person can do, where a button stands by that looks again.
    public String todo(CardState state) {
        return words.of(key(state) + ".todo");
    }

    /// What the person can do, where it is noticed without a button, or is tried once more by other ways.
    public String todoHere(CardState state) {
        return find(key(state) + ".here").orElseGet(() -> todo(state));
    }

    /// What the person can do, in the words of the card's family where they are known in this language.
    ///
    /// @param said what the profile of the family says, in English
    public String todoHere(CardState state, String said) {
        return words.language() == Language.ENGLISH && !said.equals(state.nextStep())
                ? said
                : known(said).orElseGet(() -> todoHere(state));
    }

    /// The words of this language for what the profile of a family says in English; as it stands where there are none.
    public String of(String said) {
        return known(said).orElse(said);
    }

    /// The words of this language for what the profile of a family says in English.
    public Optional<String> known(String said) {
        return english.keys().stream()
                .filter(key -> key.startsWith(PROFILE))
                .filter(key -> english.of(key).equals(said.replace('\'', '’')))
                .findFirst()
                .map(words::of);
    }

    /// What is about to be signed.
    public String purpose(Purpose purpose) {
        return switch (purpose) {
            case Purpose.Letter(var subject) -> words.of("purpose.letter", subject);
            case Purpose.Receipt() -> words.of("purpose.receipt");
            case Purpose.Registration(var origin) -> words.of("purpose.registration", origin);
            case Purpose.Joining(var origin, var newCard) ->
                words.of(newCard ? "purpose.joiningNewCard" : "purpose.joining", origin);
            case Purpose.Renewal(var origin) -> words.of("purpose.renewal", origin);
            case Purpose.Removal(var device) -> words.of("purpose.removal", device);
            case Purpose.Other(var text) -> text;
        };
    }

    private Optional<String> find(String key) {
        return words.keys().contains(key) ? Optional.of(words.of(key)) : Optional.empty();
    }

    private static String key(CardState state) {
        return "trouble." + state.word();
    }
}
