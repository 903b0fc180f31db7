package obreia.desktop.ui.sent;

import java.util.List;
import obreia.desktop.vault.ListedMessage;

/// A sent message as the list shows it.
///
/// @param to the names of its readers
record Listed(ListedMessage message, List<String> to, Progress progress) {
    Listed {
        to = List.copyOf(to);
    }
}
