package obreia.desktop.ui;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.print.PrinterJob;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.mail.Deletion;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.ui.common.Undoable;
import obreia.desktop.ui.inbox.InboxModel;
import obreia.desktop.ui.inbox.PrintedMessage;
import obreia.desktop.ui.inbox.ReaderActions;
import obreia.desktop.ui.inbox.ReaderState;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.Attachment;

/// What the reading pane's buttons do.
final class ReadingDesk implements ReaderActions {
    private final MailDesk desk;
    private final InboxModel inbox;
    private final Consumer<Optional<Beginning>> writes;
    private final Consumer<Digest> roads;

    /// A desk for the pane of one inbox.
    ///
    /// @param writes begins a message
    /// @param roads  shows how far a message has come that was sent from here
    ReadingDesk(MailDesk desk, InboxModel inbox, Consumer<Optional<Beginning>> writes, Consumer<Digest> roads) {
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
        writes.accept(Optional.of(new Beginning(quoted ? Beginning.Kind.QUOTE : Beginning.Kind.REPLY, message)));
    }

    @Override
    public void forward(ReaderState.Opened message) {
        writes.accept(Optional.of(new Beginning(Beginning.Kind.FORWARD, message)));
    }

    @Override
    public void write() {
        writes.accept(Optional.empty());
    }

    @Override
    public void showRoad(Digest message) {
        roads.accept(message);
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

    /// Printers are looked for in the background: their service may take its time.
    @Override
    public void print(ReaderState.Opened message) {
        desk.background().run(ReadingDesk::printer, job -> {
            if (job.isEmpty()) {
                desk.tell().accept(desk.surface().words().of("print.noPrinter"));
            } else {
                print(job.get(), message);
            }
        });
    }

    private static Optional<PrinterJob> printer() {
        try {
            return Optional.ofNullable(PrinterJob.createPrinterJob());
        } catch (RuntimeException _) {
            return Optional.empty(); // a system without any printing at all
        }
    }

    private void print(PrinterJob job, ReaderState.Opened message) {
        if (!job.showPrintDialog(desk.stage())) {
            return;
        }
        var layout = job.getJobSettings().getPageLayout();
        var pages = new PrintedMessage(desk.surface(), message)
                .pages(layout.getPrintableWidth(), layout.getPrintableHeight());
        // Pages that are in no scene may be drawn elsewhere; a printer takes its time, and the vault is not to wait for
        // it.
        var _ = Thread.ofPlatform().name("printing").daemon().start(() -> {
            var printed = pages.stream().allMatch(job::printPage);
            var ended = printed && job.endJob();
            if (!ended) {
                Platform.runLater(
                        () -> desk.tell().accept(desk.surface().words().of("print.failed")));
            }
        });
    }

    @Override
    public void save(Attachment file) {
        desk.chooseWhereToSave(FileNames.clean(file.name()))
                .ifPresent(where -> desk.background()
                        .run(() -> Files.write(where.toPath(), file.content().toArray()), _ -> {}));
    }

    @Override
    public void copy(String text) {
        var _ = Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public void delete(Digest message) {
        inbox.hide(message);
        desk.offer()
                .accept(new Undoable(
                        desk.surface().words().of("delete.done"),
                        () -> inbox.show(message),
                        () -> reallyDelete(message)));
    }

    private void reallyDelete(Digest message) {
        var _ = desk.mailroom()
                .ask(account -> new Deletion(account).delete(message))
                .whenComplete((refused, failure) -> Platform.runLater(() -> {
                    var why = failure != null ? Optional.of(desk.why(failure)) : refused;
                    why.ifPresent(sentence -> {
                        desk.tell().accept(desk.surface().words().of("delete.failed", sentence));
                        inbox.show(message);
                    });
                    inbox.refresh();
                }));
    }
}
