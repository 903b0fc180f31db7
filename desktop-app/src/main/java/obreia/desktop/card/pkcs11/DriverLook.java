package obreia.desktop.card.pkcs11;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardState;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundToken;

/// Asks drivers for their tokens, again and again, and reads the certificates of a token anew only where something
/// happened in its slot. Used by one thread.
final class DriverLook {
    private final Profiles profiles;

    /// What was read of each token, by the driver's path.
    private final Map<String, Map<Token, Read>> remembered = new HashMap<>();

    /// What stays the same as long as a token stays where it is.
    private record Read(List<TokenCertificate> certificates, Mechanisms mechanisms) {}

    DriverLook(Profiles profiles) {
        this.profiles = profiles;
    }

    DriverScan at(FoundDriver file, Instant now) {
        var driver = file;
        try {
            var cryptoki = Cryptoki.load(file.path());
            driver = file.saying(cryptoki.about());
            var before = remembered.getOrDefault(driver.path(), Map.of());
            var events = cryptoki.slotEvents();
            var tokens = cryptoki.tokens().stream()
                    .filter(token -> !token.isBlank())
                    .limit(DriverScan.MAX_TOKENS)
                    .toList();
            var read = new HashMap<Token, Read>();
            var found = new ArrayList<FoundToken>();
            for (var token : tokens) {
                var known = Optional.ofNullable(before.get(token.withoutFlags()))
                        .filter(_ -> !events.orElse(Set.of()).contains(token.slot()));
                try {
                    var content = known.isPresent() ? known.get() : read(cryptoki, token);
                    read.put(token.withoutFlags(), content);
                    found.add(token(driver, token, unique(tokens, token), content, now));
                } catch (CryptokiException e) {
                    if (e.fault() != CardFault.GONE) {
                        found.add(unreadable(driver, token));
                    }
                }
            }
            remembered.put(driver.path(), read);
            return new DriverScan(driver, found);
        } catch (CardMissingException e) {
            return new DriverScan(driver.with(e.state(), String.valueOf(e.getMessage())), List.of());
        } catch (IOException e) {
            return new DriverScan(driver.with(CardState.DRIVER_BROKEN, String.valueOf(e.getMessage())), List.of());
        }
    }

    private static Read read(Cryptoki cryptoki, Token token) throws IOException {
        return new Read(cryptoki.certificates(token), new Mechanisms(cryptoki.mechanisms(token)));
    }

    private FoundToken token(FoundDriver driver, Token token, boolean unique, Read read, Instant now) {
        var profile = profiles.of(driver.path(), read.certificates());
        var fitness = new Fitness(profile, read.mechanisms(), now);
        var certificates = read.certificates().stream()
                .filter(certificate -> !certificate.isOfIssuer())
                .limit(FoundToken.MAX_CERTIFICATES)
                .map(certificate -> fitness.judge(
                        certificate, Pkcs11Uri.of(driver.path(), token, unique, certificate), read.certificates()))
                .toList();
        return token(driver, profile, token, state(token, certificates), certificates);
    }

    private FoundToken unreadable(FoundDriver driver, Token token) {
        return token(driver, profiles.of(driver.path(), List.of()), token, CardState.DRIVER_BROKEN, List.of());
    }

    private static FoundToken token(
            FoundDriver driver, Profile profile, Token token, CardState state, List<FoundCertificate> certificates) {
        var pin = PinRules.of(profile, token);
        return new FoundToken(
                driver.path(),
                profile.title(),
                token.slotDescription(),
                token.label(),
                token.manufacturer(),
                token.model(),
                token.serial(),
                pin.name(),
                pin.way(),
                pin.tries(),
                state,
                profile.nextStep(state),
                certificates);
    }

    private static CardState state(Token token, List<FoundCertificate> certificates) {
        if (token.refusesEveryPin()) {
            return CardState.PIN_LOCKED;
        }
        if (token.wantsActivation()) {
            return CardState.NOT_ACTIVATED;
        }
        return certificates.stream()
                .map(FoundCertificate::state)
                .min(Comparator.naturalOrder())
                .orElse(CardState.NOT_FOR_SIGNING);
    }

    private static boolean unique(List<Token> tokens, Token token) {
        return tokens.stream()
                        .filter(each -> each.serial().equals(token.serial()))
                        .count()
                == 1;
    }
}
