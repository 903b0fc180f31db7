package obreia.desktop.ui;

import java.util.Optional;
import java.util.function.Consumer;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.ui.inbox.InboxModel;
import obreia.desktop.ui.inbox.ReaderActions;
import obreia.desktop.ui.inbox.ReaderState;
import obreia.protocol.codec.Digest;

/// What the reading pane's buttons do.
final class ReadingDesk implements ReaderActions {
    private final MailDesk desk;
    private final InboxModel inbox;
    private final Consumer<ReaderState.Opened> replies;

    ReadingDesk(MailDesk desk, InboxModel inbox, Consumer<ReaderState.Opened> replies) {
        this.desk = desk;
        this.inbox = inbox;
        this.replies = replies;
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
    public void reply(ReaderState.Opened message) {
        replies.accept(message);
    }

    @Override
    public void export(Digest message) {
        desk.chooseWhereToSave("obreia-" + message.shortHex() + ".zip")
                .ifPresent(file -> desk.ask(
                        account -> {
                            Evidence.write(account, message, file.toPath());
                            return true;
                        },
                        _ -> {}));
    }
}
