package obreia.desktop;

import java.io.IOException;
import java.security.SecureRandom;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.pkcs11.Pkcs11Cards;
import obreia.desktop.card.practice.PracticeCard;
import obreia.protocol.MalformedException;

/// Opens a card of any kind by its address.
public final class Cards implements CardOpener, AutoCloseable {
    private final SecureRandom random;
    private final Pkcs11Cards pkcs11 = new Pkcs11Cards();

    public Cards(SecureRandom random) {
        this.random = random;
    }

    @Override
    public SmartCard open(CardUri uri) throws IOException, MalformedException {
        return switch (uri) {
            case CardUri.Practice(var file) -> PracticeCard.open(file, random);
            case CardUri.Pkcs11 _ -> pkcs11.open(uri);
        };
    }

    @Override
    public void close() {
        pkcs11.close();
    }
}
