package obreia.desktop.card;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.JsonObject;

/// What one driver answered: its tokens, or what is wrong with it.
///
/// @param driver the driver that was asked, with the fault that it turned out to have
/// @param tokens in the order of its slots; none from a driver with a fault
public record DriverScan(FoundDriver driver, List<FoundToken> tokens) {
    public static final int MAX_TOKENS = 24;

    public DriverScan {
        tokens = ScanRules.atMost(MAX_TOKENS, "tokens of a driver", tokens);
        if (driver.fault().isPresent() && !tokens.isEmpty()) {
            throw new IllegalStateException("a driver with a fault has no tokens");
        }
    }

    /// The one line of JSON that [#parse] reads.
    public String json() {
        return ScanRules.json(json -> {
            json.beginObject().name("driver");
            driver.write(json);
            writeTokens(json, tokens);
            json.endObject();
        });
    }

    public static DriverScan parse(String json) throws MalformedException {
        var object = JsonObject.parse("a driver's tokens", json);
        var driver = FoundDriver.read(object.object("driver"));
        var tokens = readTokens(object, MAX_TOKENS);
        object.finish();
        return ScanRules.made(() -> new DriverScan(driver, tokens));
    }

    static void writeTokens(JsonWriter json, List<FoundToken> tokens) throws IOException {
        json.name("tokens").beginArray();
        for (var token : tokens) {
            token.write(json);
        }
        json.endArray();
    }

    static List<FoundToken> readTokens(JsonObject json, int most) throws MalformedException {
        var tokens = new ArrayList<FoundToken>();
        for (var token : json.objects("tokens", most)) {
            tokens.add(FoundToken.read(token));
        }
        return tokens;
    }
}
