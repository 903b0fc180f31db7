package obreia.desktop.ui;

import java.util.Optional;
import java.util.function.Consumer;
import obreia.desktop.ui.sent.SentModel;
import obreia.desktop.vault.Direction;

/// What the buttons above a sent message do.
final class SentDesk extends MessageDesk {
    SentDesk(MailDesk desk, SentModel sent, Consumer<Optional<Beginning>> writes) {
        super(desk, writes, Direction.OUT, sent);
    }
}
