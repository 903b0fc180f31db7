package obreia.desktop.card.pkcs11;

import java.io.IOException;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.SmartCard;
import obreia.protocol.MalformedException;

/// Opens cards behind PKCS#11 modules, and owns the one thread on which all of them work.
///
/// Any thread may call it. Closing it ends the thread, and with it every card it opened.
public final class Pkcs11Cards implements CardOpener, AutoCloseable {
    private final CardThread thread = new CardThread();

    @Override
    public SmartCard open(CardUri uri) throws IOException, MalformedException {
        if (!(uri instanceof CardUri.Pkcs11 address)) {
            throw new MalformedException("'" + uri.format() + "' is not a pkcs11: URI");
        }
        var place = Pkcs11Uri.parse(address);
        try {
            return thread.run(Exception.class, () -> Pkcs11SmartCard.open(place, thread));
        } catch (IOException | MalformedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("opening a card fails in two ways only", e);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
