package obreia.desktop.ui.inbox;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.SplitPane;
import javafx.util.Duration;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.MailList;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.MessageState;

/// The inbox: the list, and beside it the message that is read.
public final class InboxPage extends SplitPane {
    private static final int KILOBYTE = 1024;

    private final Surface surface;
    private final MailList list;

    /// A page that shows what the model has.
    ///
    /// @param actions what the buttons of the reader do
    public InboxPage(Surface surface, InboxModel model, ReaderActions actions) {
        this.surface = surface;
        var words = surface.words();
        this.list = new MailList(
                "inbox",
                words.of("inbox.title"),
                words.of("list.search"),
                Texts.text(words.of("inbox.empty"), "empty-list"));
        var reader = new ReaderPane(surface, actions);
        getStyleClass().add("list-and-reader");
        getItems().addAll(list, reader);
        setDividerPositions(0.36);
        setResizableWithParent(list, false);
        list.list()
                .getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, row) -> model.choose(Optional.ofNullable(row).map(MailRow::message)));
        // A word is looked for when the person pauses, so that not each letter costs a search.
        var pause = new PauseTransition(Duration.millis(120));
        pause.setOnFinished(_ -> model.search(list.search().getText()));
        list.search().textProperty().addListener(_ -> pause.playFromStart());
        model.rows().subscribe(this::show);
        model.unopened().subscribe(number -> list.count(words.of("inbox.unopened", number)));
        model.reading().subscribe(reader::show);
        model.refresh();
    }

    private void show(java.util.List<InboxModel.Listed> rows) {
        list.show(rows.stream().map(this::row).toList());
    }

    private MailRow row(InboxModel.Listed listed) {
        var words = surface.words();
        var message = listed.message();
        var sealed = message.state() == MessageState.SEALED;
        var subject = message.subject().orElse(words.of("row.unopened"));
        var time = surface.times().inRow(message.time());
        if (sealed) {
            return new MailRow(
                    message.message(),
                    listed.name(),
                    time,
                    words.of("row.unopened"),
                    true,
                    Icons.INBOX,
                    words.of("row.sealed", kilobytes(message.size())),
                    "plain",
                    Optional.of(words.of("row.receiptAsked")));
        }
        var verified = message.state() != MessageState.NOT_VERIFIED;
        var style = verified ? "verified" : "failed";
        var icon = verified ? Icons.VERIFIED_ROW : Icons.NOT_VERIFIED_ROW;
        var state = words.of(verified ? "row.verified" : "row.notVerified");
        if (verified && listed.practice()) {
            style = "practice";
            icon = Icons.PRACTICE;
            state = words.of("row.practice");
        }
        return new MailRow(
                message.message(), listed.name(), time, subject, false, icon, state, style, Optional.empty());
    }

    static int kilobytes(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, KILOBYTE));
    }
}
