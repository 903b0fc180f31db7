package obreia.desktop.card;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.JsonObject;

/// A card as one driver shows it: what it says of itself, unchecked, without a PIN.
///
/// @param driver       the path of the driver that found it
/// @param family       the title of the card family, from the profile that fits it
/// @param slot         what the driver says of the slot, mostly the reader's name; may be empty
/// @param label        the token's label; may be empty, as the next three may
/// @param pinName      which of the card's PINs signs: "Authentication PIN"
/// @param pinWay       where that PIN is typed
/// @param tries        how often it can still be tried, as far as the card tells
/// @param state        READY, or what keeps the card from signing
/// @param nextStep     what the person can do; the profile's words where it has any
/// @param certificates those of the card's holder, in the order of the card
public record FoundToken(
        String driver,
        String family,
        String slot,
        String label,
        String manufacturer,
        String model,
        String serial,
        String pinName,
        PinWay pinWay,
        Tries tries,
        CardState state,
        String nextStep,
        List<FoundCertificate> certificates) {
    public static final int MAX_TEXT = 64;
    public static final int MAX_NEXT_STEP = 512;
    public static final int MAX_CERTIFICATES = 16;

    public FoundToken {
        certificates = ScanRules.atMost(MAX_CERTIFICATES, "certificates of a token", certificates);
        ScanRules.text("a driver's path", driver, 1, FoundDriver.MAX_PATH);
        ScanRules.text("a card family", family, 1, MAX_TEXT);
        for (var text : List.of(slot, label, manufacturer, model, serial)) {
            ScanRules.text("what a token says of itself", text, 0, MAX_TEXT);
        }
        ScanRules.text("a PIN's name", pinName, 1, MAX_TEXT);
        ScanRules.text("what to do next", nextStep, 1, MAX_NEXT_STEP);
    }

    /// The certificates that can sign now.
    public List<FoundCertificate> fit() {
        return certificates.stream().filter(FoundCertificate::fitForSigning).toList();
    }

    void write(JsonWriter json) throws IOException {
        json.beginObject().name("driver").value(driver).name("family").value(family);
        json.name("slot").value(slot).name("label").value(label);
        json.name("manufacturer").value(manufacturer).name("model").value(model);
        json.name("serial").value(serial);
        json.name("pinName").value(pinName).name("pinWay").value(ScanRules.word(pinWay));
        json.name("tries").value(tries.format());
        json.name("state").value(state.word()).name("nextStep").value(nextStep);
        json.name("certificates").beginArray();
        for (var certificate : certificates) {
            certificate.write(json);
        }
        json.endArray().endObject();
    }

    static FoundToken read(JsonObject json) throws MalformedException {
        var driver = json.string("driver", FoundDriver.MAX_PATH);
        var family = json.string("family", MAX_TEXT);
        var slot = json.string("slot", MAX_TEXT);
        var label = json.string("label", MAX_TEXT);
        var manufacturer = json.string("manufacturer", MAX_TEXT);
        var model = json.string("model", MAX_TEXT);
        var serial = json.string("serial", MAX_TEXT);
        var pinName = json.string("pinName", MAX_TEXT);
        var pinWay = ScanRules.ofWord(PinWay.values(), json.string("pinWay", MAX_TEXT));
        var tries = Tries.parse(json.string("tries", MAX_TEXT));
        var state = CardState.parse(json.string("state", MAX_TEXT));
        var nextStep = json.string("nextStep", MAX_NEXT_STEP);
        var certificates = new ArrayList<FoundCertificate>();
        for (var certificate : json.objects("certificates", MAX_CERTIFICATES)) {
            certificates.add(FoundCertificate.read(certificate));
        }
        json.finish();
        return ScanRules.made(() -> new FoundToken(
                driver,
                family,
                slot,
                label,
                manufacturer,
                model,
                serial,
                pinName,
                pinWay,
                tries,
                state,
                nextStep,
                certificates));
    }
}
