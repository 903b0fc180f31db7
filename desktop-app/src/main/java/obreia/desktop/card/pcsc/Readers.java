package obreia.desktop.card.pcsc;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardState;
import obreia.desktop.card.FoundReader;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;

/// The readers of this moment, or why the smart card service does not name any.
///
/// Java keeps one connection to the service as long as the process lives: after the service was started again, a new
/// process is needed to see it.
///
/// @param fault why the service does not answer, in a sentence; absent where it does
/// @param list  none without the service
public record Readers(Optional<String> fault, List<FoundReader> list) {
    private static final int MAX_DEPTH = 10;

    public Readers {
        list = List.copyOf(list);
    }

    /// Asks the service. A card that is there is reset at most; it is asked for nothing.
    public static Readers now() {
        try {
            var found = new ArrayList<FoundReader>();
            for (var terminal :
                    TerminalFactory.getInstance("PC/SC", null).terminals().list()) {
                if (found.size() < CardPlaces.MAX_READERS) {
                    found.add(new FoundReader(name(terminal), atr(terminal)));
                }
            }
            return new Readers(Optional.empty(), found);
        } catch (NoSuchAlgorithmException | CardException e) {
            var code = code(e);
            return code.equals("SCARD_E_NO_READERS_AVAILABLE")
                    ? new Readers(Optional.empty(), List.of())
                    : new Readers(
                            Optional.of(Text.cleaned(
                                    "the smart card service does not answer: " + code, CardPlaces.MAX_FAULT)),
                            List.of());
        }
    }

    /// What keeps any card from being there: NO_SERVICE, NO_READER or NO_CARD. A card that no driver knows is
    /// UNKNOWN_CARD.
    public CardState state() {
        if (fault.isPresent()) {
            return CardState.NO_SERVICE;
        }
        if (list.isEmpty()) {
            return CardState.NO_READER;
        }
        return list.stream().anyMatch(FoundReader::cardPresent) ? CardState.UNKNOWN_CARD : CardState.NO_CARD;
    }

    private static String name(CardTerminal terminal) {
        var name = Text.cleaned(terminal.getName().strip(), FoundReader.MAX_NAME);
        return name.isEmpty() ? "(a reader without a name)" : name;
    }

    private static Optional<Bytes> atr(CardTerminal terminal) throws CardException {
        if (!terminal.isCardPresent()) {
            return Optional.empty();
        }
        try {
            var card = terminal.connect("*");
            try {
                var atr = Bytes.of(card.getATR().getBytes());
                return Optional.of(atr.slice(0, Math.min(atr.length(), FoundReader.MAX_ATR)));
            } finally {
                card.disconnect(false);
            }
        } catch (CardException _) {
            return Optional.of(Bytes.empty()); // mute, or another program has it to itself
        }
    }

    /// The service's own word, such as SCARD_E_NO_SERVICE, which is at the root of the causes.
    private static String code(Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause.getCause() != null && depth < MAX_DEPTH; depth++) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
