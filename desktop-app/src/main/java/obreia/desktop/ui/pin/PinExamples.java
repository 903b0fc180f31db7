package obreia.desktop.ui.pin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import obreia.assets.Words;
import obreia.desktop.card.CardState;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Purpose;
import obreia.desktop.card.Tries;

/// The dialog for the PIN in each of its states, to be looked at: nothing is signed. On the FX thread.
public final class PinExamples {
    private PinExamples() {}

    /// One pane a state, by the name of the state, in the order in which a person may meet them.
    public static Map<String, Parent> all(Words words) {
        var panes = new LinkedHashMap<String, Parent>();
        states().forEach((name, state) -> {
            var pane = new PinPane(words, words.of("compose.send"), words.of("compose.send"), new Unheard());
            pane.show(state);
            panes.put(name, pane);
        });
        return panes;
    }

    static Map<String, PinState> states() {
        Runnable unheard = () -> {};
        var states = new LinkedHashMap<String, PinState>();
        states.put("looking", new PinState.Looking());
        states.put("ready", new PinState.Ready(question(new Tries.Unknown(), PinWay.TYPED_HERE), false));
        states.put("wrong", new PinState.Ready(question(new Tries.Exactly(2), PinWay.TYPED_HERE), true));
        states.put("last-try", new PinState.LastTry(question(new Tries.Exactly(1), PinWay.TYPED_HERE)));
        states.put("keypad", new PinState.Keypad(question(new Tries.Unknown(), PinWay.ON_THE_READER), unheard, false));
        states.put(
                "other-window",
                new PinState.OtherWindow(question(new Tries.Unknown(), PinWay.IN_ANOTHER_WINDOW), unheard, false));
        states.put("signing", new PinState.Signing());
        states.put("no-card", new PinState.NoCard(CardState.CARD_REMOVED, Optional.of("Maria Exemplo")));
        states.put("no-reader", new PinState.NoCard(CardState.NO_READER, Optional.empty()));
        states.put("blocked", new PinState.Blocked("Authentication PIN", CardState.PIN_LOCKED.nextStep()));
        states.put("not-activated", new PinState.NotActivated(CardState.NOT_ACTIVATED.nextStep()));
        states.put(
                "failed", new PinState.Failed(Optional.of(CardState.DRIVER_HANGS), CardState.DRIVER_HANGS.sentence()));
        states.put("unsupported", new PinState.Unsupported("CKR_KEY_FUNCTION_NOT_PERMITTED"));
        return states;
    }

    static PinQuestion question(Tries tries, PinWay way) {
        return new PinQuestion(
                new PinRequest(
                        new Purpose.Letter(
                                "Power of attorney, final version, and a subject that is longer than anybody would like"),
                        List.of("Rita Fictícia de Vasconcelos e Albuquerque", "Ana Amostra"),
                        1),
                "Maria Exemplo",
                "Authentication PIN",
                4,
                8,
                tries,
                way);
    }

    /// Answers go nowhere.
    private static final class Unheard implements PinPane.Answers {
        @Override
        public void typed(Pin pin) {
            pin.close();
        }

        @Override
        public void lastTry(PinQuestion question) {}

        @Override
        public void cancelled() {}

        @Override
        public void diagnostics() {}
    }
}
