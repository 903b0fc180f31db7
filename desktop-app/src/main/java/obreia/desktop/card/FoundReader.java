package obreia.desktop.card;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;

/// A card reader that the operating system names.
///
/// @param name the reader's name, 1 to [#MAX_NAME] characters, all of them shown
/// @param atr  what the card in it answers to a reset (ISO/IEC 7816-3), at most [#MAX_ATR] bytes; absent without a
/// card,
///             empty where the card is mute
public record FoundReader(String name, Optional<Bytes> atr) {
    public static final int MAX_NAME = 256;
    public static final int MAX_ATR = 33;

    public FoundReader {
        ScanRules.text("a reader's name", name, 1, MAX_NAME);
        if (atr.isPresent() && atr.get().length() > MAX_ATR) {
            throw new IllegalStateException("an answer to reset has at most " + MAX_ATR + " bytes");
        }
    }

    public boolean cardPresent() {
        return atr.isPresent();
    }

    void write(JsonWriter json) throws IOException {
        json.beginObject().name("name").value(name).name("cardPresent").value(cardPresent());
        if (atr.isPresent()) {
            json.name("atr").value(atr.get().hex());
        }
        json.endObject();
    }

    static FoundReader read(JsonObject json) throws MalformedException {
        var name = json.string("name", MAX_NAME);
        var present = json.bool("cardPresent");
        var hex = json.optionalString("atr", 2 * MAX_ATR);
        json.finish();
        if (present != hex.isPresent()) {
            throw new MalformedException("a reader names the card's answer to reset exactly when it holds a card");
        }
        var atr = hex.isPresent() ? Optional.of(Bytes.fromHex(hex.get())) : Optional.<Bytes>empty();
        return ScanRules.made(() -> new FoundReader(name, atr));
    }
}
