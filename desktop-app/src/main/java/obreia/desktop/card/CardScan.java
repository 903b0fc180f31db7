package obreia.desktop.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.JsonObject;

/// Everything about cards on this computer at one moment, and what it comes to.
///
/// @param state  READY when a card can sign; else the one thing to mend first
/// @param places readers and drivers, each with what is wrong with it
/// @param tokens the cards, as their drivers show them; one card may be shown by two drivers
public record CardScan(CardState state, CardPlaces places, List<FoundToken> tokens) {
    public static final int MAX_TOKENS = 40;

    public CardScan {
        tokens = ScanRules.atMost(MAX_TOKENS, "tokens", tokens);
    }

    /// Puts together what was asked one by one. What is over [#MAX_TOKENS] is left out.
    ///
    /// @param answers one for each driver that was asked; the others stay as `places` names them
    public static CardScan of(CardPlaces places, List<DriverScan> answers) {
        var drivers = new ArrayList<FoundDriver>();
        for (var driver : places.drivers()) {
            drivers.add(answers.stream()
                    .map(DriverScan::driver)
                    .filter(asked -> asked.path().equals(driver.path()))
                    .findFirst()
                    .orElse(driver));
        }
        var asked = new CardPlaces(places.serviceFault(), places.readers(), drivers);
        var tokens = answers.stream()
                .flatMap(answer -> answer.tokens().stream())
                .limit(MAX_TOKENS)
                .toList();
        return new CardScan(stateOf(asked, tokens), asked, tokens);
    }

    /// The certificates that can sign now; the same one seen through two drivers stands here once.
    public List<FoundCertificate> fit() {
        var fit = new ArrayList<FoundCertificate>();
        for (var token : tokens) {
            for (var certificate : token.state() == CardState.READY ? token.fit() : List.<FoundCertificate>of()) {
                if (fit.stream().noneMatch(seen -> seen.digest().equals(certificate.digest()))) {
                    fit.add(certificate);
                }
            }
        }
        return List.copyOf(fit);
    }

    /// How the card with this certificate stands: OTHER_CARD where only others can sign.
    public CardState stateOf(Digest certificate) {
        var own = tokens.stream()
                .flatMap(token -> token.certificates().stream()
                        .filter(each -> each.digest().equals(certificate))
                        .map(each -> token.state() == CardState.READY ? each.state() : token.state()))
                .min(Comparator.naturalOrder());
        return own.orElse(state == CardState.READY ? CardState.OTHER_CARD : state);
    }

    /// What the person can do, in the words of the card's family where it has any.
    public String nextStep() {
        return tokens.stream()
                .filter(token -> token.state() == state)
                .map(FoundToken::nextStep)
                .findFirst()
                .orElse(state.nextStep());
    }

    /// What is the matter with one reader: NO_CARD, NO_DRIVER, UNKNOWN_CARD, or READY where a driver knows its card.
    public CardState stateOf(FoundReader reader) {
        if (!reader.cardPresent()) {
            return CardState.NO_CARD;
        }
        // Drivers name a slot as its reader, some cut short.
        var known = tokens.stream()
                .anyMatch(token -> !token.slot().isBlank()
                        && (reader.name().startsWith(token.slot())
                                || token.slot().startsWith(reader.name())));
        return known ? CardState.READY : unknown(places);
    }

    /// The one line of JSON that [#parse] reads.
    public String json() {
        return ScanRules.json(json -> {
            json.beginObject().name("state").value(state.word());
            places.writeMembers(json);
            DriverScan.writeTokens(json, tokens);
            json.endObject();
        });
    }

    public static CardScan parse(String json) throws MalformedException {
        var object = JsonObject.parse("a scan for cards", json);
        var state = CardState.parse(object.string("state", FoundToken.MAX_TEXT));
        var places = CardPlaces.read(object);
        var tokens = DriverScan.readTokens(object, MAX_TOKENS);
        object.finish();
        return ScanRules.made(() -> new CardScan(state, places, tokens));
    }

    private static CardState stateOf(CardPlaces places, List<FoundToken> tokens) {
        var best = tokens.stream().map(FoundToken::state).min(Comparator.naturalOrder());
        if (best.isPresent()) {
            return best.get();
        }
        if (places.serviceFault().isPresent()) {
            return CardState.NO_SERVICE;
        }
        if (places.readers().isEmpty()) {
            return CardState.NO_READER;
        }
        return places.readers().stream().anyMatch(FoundReader::cardPresent) ? unknown(places) : CardState.NO_CARD;
    }

    /// Why a card that is there has no token: by the first driver with a fault that might have known it.
    private static CardState unknown(CardPlaces places) {
        var fault = places.drivers().stream()
                .map(FoundDriver::fault)
                .flatMap(Optional::stream)
                .findFirst();
        return fault.orElse(places.drivers().isEmpty() ? CardState.NO_DRIVER : CardState.UNKNOWN_CARD);
    }
}
