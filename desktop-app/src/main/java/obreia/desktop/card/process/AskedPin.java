package obreia.desktop.card.process;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Locale;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Tries;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// The part of a question for a PIN that the card process knows. What is signed for whom stays outside of it.
record AskedPin(String pinName, int minLength, int maxLength, Tries triesLeft, PinWay way) {
    private static final int MAX_NAME = 200;
    private static final int MAX_WORD = 32;

    static AskedPin of(PinQuestion question) {
        return new AskedPin(
                question.pinName(), question.minLength(), question.maxLength(), question.triesLeft(), question.way());
    }

    PinQuestion question(PinRequest request, String holder) {
        return new PinQuestion(request, holder, pinName, minLength, maxLength, triesLeft, way);
    }

    static AskedPin read(JsonObject json) throws MalformedException {
        var name = Text.visible("the name of a PIN", json.string("name", MAX_NAME), 1, MAX_NAME);
        var min = Math.toIntExact(json.number("min", 1, Pin.MAX_LENGTH));
        var max = Math.toIntExact(json.number("max", min, Pin.MAX_LENGTH));
        var tries = Tries.parse(json.string("tries", MAX_WORD));
        return new AskedPin(name, min, max, tries, way(json.string("way", MAX_WORD)));
    }

    void writeTo(JsonWriter json) throws IOException {
        json.name("name").value(Plain.text(pinName, MAX_NAME));
        json.name("min").value(minLength);
        json.name("max").value(maxLength);
        json.name("tries").value(triesLeft.format());
        json.name("way").value(way.name().toLowerCase(Locale.ROOT));
    }

    private static PinWay way(String word) throws MalformedException {
        return switch (word) {
            case "typed_here" -> PinWay.TYPED_HERE;
            case "on_the_reader" -> PinWay.ON_THE_READER;
            case "in_another_window" -> PinWay.IN_ANOTHER_WINDOW;
            default -> throw new MalformedException("the card process names a way of the PIN that is not known");
        };
    }
}
