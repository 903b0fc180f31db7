package obreia.desktop.ui;

import java.util.Optional;
import java.util.function.Consumer;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.ui.inbox.InboxModel;
import obreia.desktop.ui.inbox.ReaderActions;
import obreia.desktop.ui.inbox.ReaderState;
import obreia.desktop.vault.Direction;
import obreia.protocol.codec.Digest;

/// What the reading pane's buttons do.
final class ReadingDesk extends MessageDesk implements ReaderActions {
    private final MailDesk desk;
    private final InboxModel inbox;
    private final Consumer<Optional<Beginning>> writes;
    private final Consumer<Digest> roads;

    /// A desk for the pane of one inbox.
    ///
    /// @param writes begins a message
    /// @param roads  shows how far a message has come that was sent from here
    ReadingDesk(MailDesk desk, InboxModel inbox, Consumer<Optional<Beginning>> writes, Consumer<Digest> roads) {
        super(desk, writes, Direction.IN, inbox);
        this.desk = desk;
        this.inbox = inbox;
        this.writes = writes;
        this.roads = roads;
    }

    @Override
    public void signAndOpen(ReaderState.Sealed message) {
        var words = desk.surface().words();
        desk.signing()
                .run(
                        words.of("sealed.sign"),
                        words.of("sealed.sign"),
                        (account, prompt) -> new MessageReader(account).read(message.message(), true, prompt),
                        outcome -> outcome instanceof ReadOutcome.NotSigned(var why)
                                ? Optional.of(why)
                                : Optional.<SigningOutcome>empty(),
                        outcome -> inbox.opened(message.message(), outcome),
                        () -> {},
                        desk::failed);
    }

    @Override
    public void openWithoutReceipt(ReaderState.Sealed message) {
        desk.ask(
                account -> new MessageReader(account).read(message.message(), false, _ -> Optional.empty()),
                outcome -> inbox.opened(message.message(), outcome));
    }

    @Override
    public void reply(ReaderState.Opened message, boolean quoted) {
        var kind = quoted ? Beginning.Kind.QUOTE : Beginning.Kind.REPLY;
        writes.accept(message.open(desk.surface().words()).map(open -> new Beginning(kind, open)));
    }

    @Override
    public void write() {
        writes.accept(Optional.empty());
    }

    @Override
    public void showRoad(Digest message) {
        roads.accept(message);
    }
}
