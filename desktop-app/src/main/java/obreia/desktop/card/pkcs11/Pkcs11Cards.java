package obreia.desktop.card.pkcs11;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardScanner;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.pcsc.Readers;
import obreia.protocol.MalformedException;

/// Opens cards behind PKCS#11 modules and looks for them, and owns the one thread on which all of them work.
///
/// Any thread may call it. Closing it ends the thread, and with it every card it opened.
public final class Pkcs11Cards implements CardOpener, CardScanner, AutoCloseable {
    private final CardThread thread = new CardThread();
    private final Profiles profiles = Profiles.load();
    private final DriverFiles files = new DriverFiles(profiles, DriverFiles.running());
    private final DriverLook look = new DriverLook(profiles);

    /// Reads the readers' names and the drivers' files; loads no driver.
    @Override
    public CardPlaces places(List<Path> more) {
        return thread.run(RuntimeException.class, () -> {
            var readers = Readers.now();
            return new CardPlaces(readers.fault(), readers.list(), files.find(more));
        });
    }

    /// Loads the driver into this process.
    @Override
    public DriverScan look(FoundDriver driver, Instant now) {
        return thread.run(RuntimeException.class, () -> look.at(driver, now));
    }

    /// The absolute path of the module that the address names; nothing is loaded.
    public static String module(CardUri.Pkcs11 uri) throws MalformedException {
        return Pkcs11Uri.parse(uri).module();
    }

    @Override
    public SmartCard open(CardUri uri) throws IOException, MalformedException {
        if (!(uri instanceof CardUri.Pkcs11 address)) {
            throw new MalformedException("'" + uri.format() + "' is not a pkcs11: URI");
        }
        var place = Pkcs11Uri.parse(address);
        try {
            return thread.run(Exception.class, () -> Pkcs11SmartCard.open(place, profiles, thread));
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
