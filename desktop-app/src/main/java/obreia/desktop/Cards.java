package obreia.desktop;

import java.io.IOException;
import java.security.SecureRandom;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.practice.PracticeCard;
import obreia.protocol.MalformedException;

/// Opens a card of any kind by its address.
public final class Cards implements CardOpener {
    private final SecureRandom random;

    public Cards(SecureRandom random) {
        this.random = random;
    }

    @Override
    public SmartCard open(CardUri uri) throws IOException, MalformedException {
        return switch (uri) {
            case CardUri.Practice(var file) -> PracticeCard.open(file, random);
            case CardUri.Pkcs11 _ -> throw new MalformedException("pkcs11 comes");
        };
    }
}
