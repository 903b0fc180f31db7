package obreia.desktop.card.process;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.pkcs11.Pkcs11Cards;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;

/// Opens cards behind PKCS#11 modules, each module in a process of its own: a driver that crashes or hangs costs that
/// process and no more, and is said to have done so.
///
/// Any thread may call it. Closing it, or the end of this program, ends every process that it started.
public final class CardProcesses implements CardAccess, AutoCloseable {
    private final List<String> command;
    private final Limits limits;
    private final CardProcess readers;
    private final Map<String, CardProcess> drivers = new ConcurrentHashMap<>();
    private final Thread atTheEnd = new Thread(this::end, "card processes end");

    /// @param command starts this program as a card process, [CardHelper], with the pipe as standard input and output
    public CardProcesses(List<String> command, Limits limits) {
        this.command = List.copyOf(command);
        this.limits = limits;
        this.readers = new CardProcess("the smart card service", this.command, limits);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /// @throws CardMissingException the card cannot be reached now, or its driver failed
    @Override
    public SmartCard open(CardUri uri) throws IOException, MalformedException {
        if (!(uri instanceof CardUri.Pkcs11 address)) {
            throw new MalformedException("'" + uri.format() + "' is not a pkcs11: URI");
        }
        var process = driver(Pkcs11Cards.module(address));
        return new ProcessSmartCard(process, address, process.open(address));
    }

    @Override
    public List<Path> driversOf(CardUri card) {
        try {
            return card instanceof CardUri.Pkcs11 address ? List.of(Path.of(Pkcs11Cards.module(address))) : List.of();
        } catch (MalformedException | InvalidPathException _) {
            return List.of(); // opening the card says what is wrong with its address
        }
    }

    /// Asks a process that loads no driver. A card service that does not answer it has a fault, and hides all else.
    @Override
    public CardPlaces places(List<Path> more) throws IOException {
        try {
            return readers.places(more);
        } catch (CardMissingException e) {
            var why = Text.cleaned(String.valueOf(e.getMessage()), CardPlaces.MAX_FAULT);
            return new CardPlaces(Optional.of(why), List.of(), List.of());
        }
    }

    /// A driver that crashes, hangs or disturbs its process is one with a fault.
    @Override
    public DriverScan look(FoundDriver driver, Instant now) throws IOException {
        return driver(driver.path()).look(driver, now);
    }

    /// Ends every process with no open card in it.
    @Override
    public void anew() {
        readers.anew();
        drivers.values().forEach(CardProcess::anew);
    }

    private CardProcess driver(String path) {
        return drivers.computeIfAbsent(path, _ -> new CardProcess("the card's driver " + path, command, limits));
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException _) {
            // The program is ending already, and the hook has run or runs now.
        }
    }

    private void end() {
        readers.end();
        drivers.values().forEach(CardProcess::end);
    }
}
