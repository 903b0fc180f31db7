package obreia.desktop.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;

/// Prompts for tests: people who always type the same, and one that remembers what it was asked.
public final class Prompts {
    private Prompts() {}

    public static PinPrompt typing(String pin) {
        return _ -> Optional.of(pin(pin));
    }

    public static PinPrompt cancelling() {
        return _ -> Optional.empty();
    }

    public static Pin pin(String text) {
        try {
            return Pin.take(text.toCharArray());
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Types the same PIN each time and keeps the questions.
    public static final class Remembering implements PinPrompt {
        private final String pin;
        private final List<PinQuestion> questions = new ArrayList<>();

        public Remembering(String pin) {
            this.pin = pin;
        }

        @Override
        public Optional<Pin> ask(PinQuestion question) {
            questions.add(question);
            return Optional.of(pin(pin));
        }

        public List<PinQuestion> questions() {
            return List.copyOf(questions);
        }
    }
}
