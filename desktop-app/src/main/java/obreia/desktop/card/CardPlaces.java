package obreia.desktop.card;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;

/// Where cards can be on this computer: its readers, and the drivers whose files are there.
///
/// @param serviceFault why the smart card service does not answer, in a sentence; absent where it does
/// @param readers      none without the service
/// @param drivers      a driver with a fault is not asked for tokens
public record CardPlaces(Optional<String> serviceFault, List<FoundReader> readers, List<FoundDriver> drivers) {
    public static final int MAX_READERS = 32;
    public static final int MAX_DRIVERS = 64;
    public static final int MAX_FAULT = 512;

    public CardPlaces {
        serviceFault.ifPresent(text -> ScanRules.text("the fault of the card service", text, 1, MAX_FAULT));
        readers = ScanRules.atMost(MAX_READERS, "readers", readers);
        drivers = ScanRules.atMost(MAX_DRIVERS, "drivers", drivers);
    }

    /// Whether nothing has come or gone since those places were seen. A card that does not say what it is, because
    /// another program holds it, counts as the one of before.
    public boolean areLike(CardPlaces before) {
        if (!namesReadersOf(before) || !drivers.equals(before.drivers)) {
            return false;
        }
        for (var place = 0; place < readers.size(); place++) {
            var now = readers.get(place).atr();
            var then = before.readers.get(place).atr();
            var told = !now.equals(Optional.of(Bytes.empty())) && !then.equals(Optional.of(Bytes.empty()));
            if (now.isPresent() != then.isPresent() || (told && !now.equals(then))) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is the same readers, and the service answers as it did: else drivers are loaded anew.
    public boolean namesReadersOf(CardPlaces before) {
        return serviceFault.equals(before.serviceFault)
                && readers.stream()
                        .map(FoundReader::name)
                        .toList()
                        .equals(before.readers.stream().map(FoundReader::name).toList());
    }

    /// The one line of JSON that [#parse] reads.
    public String json() {
        return ScanRules.json(json -> {
            json.beginObject();
            writeMembers(json);
            json.endObject();
        });
    }

    public static CardPlaces parse(String json) throws MalformedException {
        var object = JsonObject.parse("places of cards", json);
        var places = read(object);
        object.finish();
        return places;
    }

    void writeMembers(JsonWriter json) throws IOException {
        if (serviceFault.isPresent()) {
            json.name("serviceFault").value(serviceFault.get());
        }
        json.name("readers").beginArray();
        for (var reader : readers) {
            reader.write(json);
        }
        json.endArray().name("drivers").beginArray();
        for (var driver : drivers) {
            driver.write(json);
        }
        json.endArray();
    }

    /// Takes the members of the places; others stay for the caller.
    static CardPlaces read(JsonObject json) throws MalformedException {
        var fault = json.optionalString("serviceFault", MAX_FAULT);
        var readers = new ArrayList<FoundReader>();
        for (var reader : json.objects("readers", MAX_READERS)) {
            readers.add(FoundReader.read(reader));
        }
        var drivers = new ArrayList<FoundDriver>();
        for (var driver : json.objects("drivers", MAX_DRIVERS)) {
            drivers.add(FoundDriver.read(driver));
        }
        return ScanRules.made(() -> new CardPlaces(fault, readers, drivers));
    }
}
