package obreia.desktop.card.process;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import obreia.desktop.card.CardState;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.Tries;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// The outcome of a signature as it crosses the pipe.
final class Outcomes {
    /// Characters of the longest sentence.
    static final int MAX_WHY = 2000;

    private static final int MAX_WORD = 64;
    private static final int MAX_SIGNATURE = 1024;

    private Outcomes() {}

    static void write(SigningOutcome outcome, JsonWriter json) throws IOException {
        json.name("is");
        switch (outcome) {
            case SigningOutcome.Signed(var signature) ->
                json.value("signed").name("signature").value(signature.base64());
            case SigningOutcome.WrongPin(var tries) ->
                json.value("wrong_pin").name("tries").value(tries.format());
            case SigningOutcome.Blocked(var next) -> why(json.value("blocked"), next);
            case SigningOutcome.NotActivated(var next) -> why(json.value("not_activated"), next);
            case SigningOutcome.Cancelled() -> json.value("cancelled");
            case SigningOutcome.CardMissing(var state, var why) ->
                why(json.value("card_missing").name("state").value(state.word()), why);
            case SigningOutcome.Unsupported(var why) -> why(json.value("unsupported"), why);
            case SigningOutcome.Failed(var why, var state) -> {
                json.value("failed");
                if (state.isPresent()) {
                    json.name("state").value(state.get().word());
                }
                why(json, why);
            }
        }
    }

    static SigningOutcome read(String what, JsonObject json) throws MalformedException {
        return switch (what) {
            case "signed" -> new SigningOutcome.Signed(Reply.bytes("signature", json, MAX_SIGNATURE));
            case "wrong_pin" -> new SigningOutcome.WrongPin(Tries.parse(json.string("tries", MAX_WORD)));
            case "blocked" -> new SigningOutcome.Blocked(why(json));
            case "not_activated" -> new SigningOutcome.NotActivated(why(json));
            case "cancelled" -> new SigningOutcome.Cancelled();
            case "card_missing" ->
                new SigningOutcome.CardMissing(CardState.parse(json.string("state", MAX_WORD)), why(json));
            case "unsupported" -> new SigningOutcome.Unsupported(why(json));
            case "failed" -> failed(json);
            default -> throw new MalformedException("the card process gives an answer that is not known");
        };
    }

    private static SigningOutcome failed(JsonObject json) throws MalformedException {
        var state = json.optionalString("state", MAX_WORD);
        return new SigningOutcome.Failed(
                why(json), state.isPresent() ? Optional.of(CardState.parse(state.get())) : Optional.empty());
    }

    /// A sentence for a person, into JSON.
    static void why(JsonWriter json, String why) throws IOException {
        json.name("why").value(Plain.text(why, MAX_WHY));
    }

    /// A sentence for a person: one line, fit for a terminal.
    static String why(JsonObject json) throws MalformedException {
        return Text.visible("a sentence of the card process", json.string("why", MAX_WHY), 1, MAX_WHY);
    }
}
