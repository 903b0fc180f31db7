package obreia.desktop.card.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.pkcs11.Pkcs11Cards;
import obreia.protocol.MalformedException;

/// Opens cards behind PKCS#11 modules, each module in a process of its own: a driver that crashes or hangs costs that
/// process and no more, and is said to have done so.
///
/// Any thread may call it. Closing it, or the end of this program, ends every process that it started.
public final class CardProcesses implements CardOpener, AutoCloseable {
    private final List<String> command;
    private final Limits limits;
    private final Map<String, CardProcess> processes = new ConcurrentHashMap<>();
    private final Thread atTheEnd = new Thread(this::end, "card processes end");

    /// @param command starts this program as a card process, [CardHelper], with the pipe as standard input and output
    public CardProcesses(List<String> command, Limits limits) {
        this.command = List.copyOf(command);
        this.limits = limits;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /// @throws obreia.desktop.card.CardMissingException the card cannot be reached now, or its driver failed
    @Override
    public SmartCard open(CardUri uri) throws IOException, MalformedException {
        if (!(uri instanceof CardUri.Pkcs11 address)) {
            throw new MalformedException("'" + uri.format() + "' is not a pkcs11: URI");
        }
        var process = processes.computeIfAbsent(
                Pkcs11Cards.module(address), module -> new CardProcess(module, command, limits));
        return new ProcessSmartCard(process, address, process.open(address));
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
        processes.values().forEach(CardProcess::end);
    }
}
