package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.Scans;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.practice.PracticeCard;
import obreia.protocol.MalformedException;

/// A computer whose readers, drivers and cards are as a test puts them. A practice card opens from its file; a card in
/// the reader opens as the practice card that a test put in.
final class ScriptedReaders implements CardAccess {
    private final SecureRandom random = new SecureRandom();
    private volatile CardPlaces places = Scans.places();
    private volatile DriverScan driver = new DriverScan(Scans.DRIVER, List.of());
    private volatile Optional<Path> inReader = Optional.empty();
    private final AtomicInteger asked = new AtomicInteger();

    void put(CardPlaces now, DriverScan answer) {
        driver = answer;
        places = now;
    }

    /// A card is in the reader, in this state; it opens as the practice card in the file.
    void card(CardState state, Path file, String... holders) {
        inReader = Optional.of(file);
        var certificates = java.util.Arrays.stream(holders)
                .map(holder -> Scans.certificate(holder, CardState.READY))
                .toArray(obreia.desktop.card.FoundCertificate[]::new);
        put(Scans.places(Scans.READER), new DriverScan(Scans.DRIVER, List.of(Scans.token("1", state, certificates))));
    }

    void noService(String why) {
        put(
                new CardPlaces(Optional.of(why), List.of(), List.of(Scans.DRIVER)),
                new DriverScan(Scans.DRIVER, List.of()));
    }

    /// How often a driver was asked for its cards.
    int asked() {
        return asked.get();
    }

    CardState state() {
        return CardScan.of(places, List.of(driver)).state();
    }

    @Override
    public CardPlaces places(List<Path> more) {
        return places;
    }

    @Override
    public DriverScan look(FoundDriver which, Instant now) {
        asked.incrementAndGet();
        return driver;
    }

    @Override
    public SmartCard open(CardUri uri) throws IOException, MalformedException {
        return switch (uri) {
            case CardUri.Practice(var file) -> PracticeCard.open(file, random);
            case CardUri.Pkcs11 _ -> PracticeCard.open(inReader.orElseThrow(), random);
        };
    }
}
