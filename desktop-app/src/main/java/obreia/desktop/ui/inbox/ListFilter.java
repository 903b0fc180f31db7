package obreia.desktop.ui.inbox;

import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;

/// Which received messages are listed.
public enum ListFilter {
    ALL,
    UNOPENED,
    NOT_VERIFIED;

    boolean takes(ListedMessage message) {
        return switch (this) {
            case ALL -> true;
            case UNOPENED -> message.state() == MessageState.SEALED;
            case NOT_VERIFIED -> message.state() == MessageState.NOT_VERIFIED;
        };
    }
}
