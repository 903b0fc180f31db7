package obreia.desktop.ui;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.print.PrinterJob;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import obreia.desktop.mail.Deletion;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.Hiding;
import obreia.desktop.ui.common.MessageActions;
import obreia.desktop.ui.common.OpenMessage;
import obreia.desktop.ui.common.PrintedMessage;
import obreia.desktop.ui.common.Undoable;
import obreia.desktop.vault.Direction;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.Attachment;

/// What the buttons above a message do, whichever way it went.
sealed class MessageDesk implements MessageActions permits ReadingDesk, SentDesk {
    private final MailDesk desk;
    private final Consumer<Optional<Beginning>> writes;
    private final Direction direction;
    private final Hiding list;

    /// A desk for the messages of one list.
    ///
    /// @param writes begins a message
    /// @param list   what a deleted message is taken out of
    MessageDesk(MailDesk desk, Consumer<Optional<Beginning>> writes, Direction direction, Hiding list) {
        this.desk = desk;
        this.writes = writes;
        this.direction = direction;
        this.list = list;
    }

    @Override
    public void forward(OpenMessage message) {
        writes.accept(Optional.of(new Beginning(Beginning.Kind.FORWARD, message)));
    }

    @Override
    public void export(Digest message) {
        desk.chooseWhereToSave("obreia-" + message.shortHex() + ".zip")
                .ifPresent(file -> desk.ask(
                        account -> {
                            Evidence.write(account, message, file.toPath());
                            return true;
                        },
                        _ -> done("export.done", file.getName())));
    }

    private void done(String key, String file) {
        desk.offer().accept(Undoable.done(desk.surface().words().of(key, file)));
    }

    /// Printers are looked for in the background: their service may take its time.
    @Override
    public void print(OpenMessage message) {
        desk.background().run(MessageDesk::printer, job -> {
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

    private void print(PrinterJob job, OpenMessage message) {
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
                        .run(
                                () -> Files.write(where.toPath(), file.content().toArray()),
                                _ -> done("save.done", where.getName())));
    }

    @Override
    public void copy(String text) {
        var _ = Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public void delete(Digest message) {
        list.hide(message);
        desk.offer()
                .accept(new Undoable(
                        desk.surface().words().of("delete.done"),
                        () -> list.show(message),
                        () -> reallyDelete(message)));
    }

    private void reallyDelete(Digest message) {
        var _ = desk.mailroom()
                .ask(account -> new Deletion(account).delete(message, direction))
                .whenComplete((refused, failure) -> Platform.runLater(() -> {
                    var why = failure != null
                            ? Optional.of(desk.why(failure))
                            : refused.map(new Below(desk.surface().words())::of);
                    why.ifPresent(sentence -> {
                        desk.tell().accept(desk.surface().words().of("delete.failed", sentence));
                        list.show(message);
                    });
                    list.refresh();
                }));
    }
}
