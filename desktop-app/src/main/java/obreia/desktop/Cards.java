package obreia.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.practice.PracticeCard;
import obreia.desktop.card.process.CardProcesses;
import obreia.desktop.card.process.Limits;
import obreia.protocol.MalformedException;

/// Opens a card of any kind by its address, and looks for those behind drivers.
public final class Cards implements CardAccess, AutoCloseable {
    private final SecureRandom random;
    private final CardProcesses pkcs11;

    /// @param cardHelper the command that starts this program as a card process, [Main#cardHelper]
    public Cards(SecureRandom random, List<String> cardHelper, Limits limits) {
        this.random = random;
        this.pkcs11 = new CardProcesses(cardHelper, limits);
    }

    @Override
    public SmartCard open(CardUri uri) throws IOException, MalformedException {
        return switch (uri) {
            case CardUri.Practice(var file) -> PracticeCard.open(file, random);
            case CardUri.Pkcs11 _ -> pkcs11.open(uri);
        };
    }

    @Override
    public CardPlaces places(List<Path> more) throws IOException {
        return pkcs11.places(more);
    }

    @Override
    public DriverScan look(FoundDriver driver, Instant now) throws IOException {
        return pkcs11.look(driver, now);
    }

    @Override
    public List<Path> driversOf(CardUri card) {
        return pkcs11.driversOf(card);
    }

    @Override
    public void anew() {
        pkcs11.anew();
    }

    @Override
    public void close() {
        pkcs11.close();
    }
}
