package obreia.desktop.ui.compose;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import obreia.assets.Words;
import obreia.desktop.mail.Draft;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Lines;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.KeptDraft;
import obreia.protocol.MalformedException;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageHeaders;
import obreia.protocol.message.MessageId;

/// The page on which a message is written. What is typed is kept shortly after.
public final class ComposePage extends BorderPane {
    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    /// In em: four rows of readers in a usual window, two in a low one.
    private static final double MOST_READERS = 11;

    private static final double LEAST_READERS = 5.4;
    /// In pixels.
    private static final double LEAST_TEXT = 60;
    private static final double AROUND_TEXT = 16;
    /// In em: what is signed is said beside the button.
    private static final double ROOM = 56;
    /// In em of the text: 640 pixels.
    private static final double WIDEST_TEXT = 37.6;

    private static final Duration PAUSE = Duration.millis(200);

    private final Words words;
    private final Surface surface;
    private final ComposeActions actions;
    private final DraftModel draft;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final RecipientField to;
    private final TextField subject = new TextField();
    private final TextArea text = new TextArea();
    private final AttachedFiles files;
    private final Label against = Texts.text("", "failed");
    private final Label kept = Texts.line("", "caption", "muted");
    private final Button send;
    private Optional<MessageId> answered = Optional.empty();
    private boolean filling;

    public ComposePage(Surface surface, ComposeActions actions, DraftModel draft) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
        this.draft = draft;
        this.to = new RecipientField(surface, actions, this::changed);
        this.files = new AttachedFiles(words, actions, this::changed);
        this.send = Texts.button(Icons.SIGN, words.of("compose.send"), this::send, "accent", "main");
        getStyleClass().add("compose");
        setMinHeight(0); // a low window keeps its bars
        setTop(head());
        setCenter(page());
        setBottom(foot());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            files.read(event.getDragboard().getFiles());
            event.setDropCompleted(true);
            event.consume();
        });
        pause.setOnFinished(_ -> keepNow());
        changed();
    }

    /// Puts the cursor where the next thing is to be written.
    public void start() {
        applyCss();
        layout(); // what scrolls is found only then
        if (to.readers().isEmpty()) {
            to.typed().requestFocus();
        } else if (subject.getText().isBlank()) {
            subject.requestFocus();
        } else {
            text.requestFocus();
            text.positionCaret(0);
        }
    }

    public void add(Reader reader) {
        to.add(reader);
    }

    /// Takes files along, as if they had been chosen.
    void attach(List<java.io.File> chosen) {
        files.read(chosen);
    }

    /// Begins an answer to a message, with what is quoted of it.
    public void answer(Reader reader, String about, String quoted, MessageId message) {
        answered = Optional.of(message);
        to.add(reader);
        subject.setText(about);
        text.setText(quoted);
        start();
    }

    /// Begins a message with the text and the files of another.
    public void forward(String about, String whole, List<Attachment> withFiles) {
        subject.setText(about);
        text.setText(whole);
        files.add(withFiles);
        start();
    }

    /// Goes on with a message as it was kept.
    public void goOn(KeptDraft from, List<Reader> readers) {
        filling = true;
        answered = from.answered();
        readers.forEach(to::add);
        subject.setText(from.subject());
        text.setText(from.text());
        files.add(from.files());
        filling = false;
        changed();
        start();
    }

    /// Keeps what is written without waiting for a pause.
    public void keepNow() {
        pause.stop();
        draft.keep(new KeptDraft(
                draft.now(),
                to.readers().stream().map(Reader::mailbox).toList(),
                subject.getText(),
                text.getText(),
                answered,
                files.files()));
    }

    private HBox head() {
        kept.setId("draft-kept");
        draft.kept()
                .subscribe(time -> kept.setText(
                        time.map(at -> words.of("compose.kept", surface.times().inRow(at)))
                                .orElse("")));
        var discard = Texts.button(Icons.DELETE, words.of("compose.discard"), actions::discard, "flat", "link");
        discard.setId("discard");
        var head = Texts.row("page-head", Texts.line(words.of("compose.title"), "title"), Texts.gap(), kept, discard);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox page() {
        subject.setId("subject");
        subject.setAccessibleText(words.of("compose.subject"));
        subject.getStyleClass().addAll("bare", "subject-field");
        subject.textProperty().subscribe(this::changed);
        text.setId("text");
        text.setWrapText(true);
        text.setAccessibleText(words.of("compose.text"));
        text.getStyleClass().addAll("bare", "message-field");
        text.textProperty().subscribe(this::changed);
        text.widthProperty().addListener(_ -> column());
        text.fontProperty().addListener(_ -> column());
        text.skinProperty().addListener(_ -> column());
        text.setMinHeight(LEAST_TEXT);
        VBox.setVgrow(text, Priority.ALWAYS);
        against.setId("against");
        var page = new VBox(
                labelled(words.of("compose.to"), readers()),
                against,
                labelled(words.of("compose.subject"), subject),
                text,
                files);
        page.getStyleClass().add("compose-page");
        return page;
    }

    /// The readers, which scroll where they are many: what is written keeps its room.
    private ScrollPane readers() {
        var scroll = new ScrollPane(to);
        scroll.setId("readers-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("readers-scroll");
        scroll.minHeightProperty().bind(upTo(LEAST_READERS));
        scroll.prefHeightProperty().bind(upTo(MOST_READERS));
        to.heightProperty().addListener((_, before, now) -> {
            if (now.doubleValue() > before.doubleValue()) {
                scroll.setVvalue(scroll.getVmax()); // where the next name is typed
            }
        });
        return scroll;
    }

    /// As high as the readers are, and so many em at most.
    private DoubleBinding upTo(double most) {
        var font = to.typed().fontProperty();
        return Bindings.createDoubleBinding(
                () -> Math.min(to.getHeight(), most * font.get().getSize()), to.heightProperty(), font);
    }

    /// The text is no wider than it can be read, while its scroll bar stands at the edge of the window.
    private void column() {
        if (text.lookup(".content") instanceof Region content) {
            var left =
                    Math.max(0, text.getWidth() - WIDEST_TEXT * text.getFont().getSize());
            content.setPadding(new Insets(AROUND_TEXT, left, AROUND_TEXT, 0));
        }
    }

    private static HBox labelled(String label, Node field) {
        var name = Texts.line(label, "muted", "field-label");
        name.setLabelFor(field);
        HBox.setHgrow(field, Priority.ALWAYS);
        var row = Texts.row("compose-row", name, field);
        row.setAlignment(field instanceof ScrollPane ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
        return row;
    }

    private HBox foot() {
        send.setId("send");
        send.setMinWidth(Region.USE_PREF_SIZE);
        var receipt = Texts.state(Icons.SIGN, words.of("compose.receipt"), "strong");
        receipt.setWrapText(true);
        var asked = new VBox(receipt, Texts.text(words.of("compose.receiptMeans"), "muted", "caption"));
        var signed = new VBox(
                Texts.text(words.of("compose.signedWith", actions.signer()), "muted", "caption"),
                Texts.text(words.of("compose.takes"), "muted", "caption"));
        signed.setId("what-is-signed");
        for (var column : List.of(asked, signed)) {
            column.setMinWidth(0);
            column.setPrefWidth(300);
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        // The dialog for the PIN says it again before anything is signed.
        widthProperty().addListener((_, _, width) -> {
            var room = width.doubleValue() > ROOM * send.getFont().getSize();
            signed.setVisible(room);
            signed.setManaged(room);
        });
        var foot = Texts.row("compose-foot", asked, signed, send);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void key(KeyEvent event) {
        if (SEND.match(event) && !send.isDisabled()) {
            event.consume();
            send();
        } else if (PASTE.match(event) && Clipboard.getSystemClipboard().hasFiles()) {
            event.consume();
            files.read(Clipboard.getSystemClipboard().getFiles());
        }
    }

    /// While somebody is checked, or cannot be written to, nothing is sent.
    private void changed() {
        if (filling) {
            return;
        }
        var stop = to.against().or(this::wrongSubject);
        against.setText(stop.orElse(""));
        against.setVisible(stop.isPresent());
        against.setManaged(stop.isPresent());
        send.setDisable(to.readers().isEmpty()
                || stop.isPresent()
                || to.isChecking()
                || subject.getText().isBlank()
                || text.getText().isBlank());
        var _ = Texts.directed(subject, subject.getText());
        var _ = Texts.directed(text, text.getText());
        text.setWrapText(!Lines.needs(text.getText())); // a text area has no lines of its own to break
        pause.playFromStart();
    }

    /// Why this subject can not be sent.
    private Optional<String> wrongSubject() {
        var typed = subject.getText().strip();
        if (typed.length() > MessageHeaders.MAX_SUBJECT) {
            return Optional.of(words.of("compose.longSubject", typed.length(), MessageHeaders.MAX_SUBJECT));
        }
        try {
            var _ = typed.isEmpty() ? "" : MessageHeaders.subject(typed);
            return Optional.empty();
        } catch (MalformedException _) {
            return Optional.of(words.of("compose.subjectHidden"));
        }
    }

    private void send() {
        keepNow();
        actions.send(
                new Draft(
                        to.readers().stream().map(Reader::mailbox).toList(),
                        subject.getText().strip(),
                        text.getText(),
                        files.files(),
                        answered),
                () -> {
                    pause.stop();
                    draft.remove();
                    actions.sent();
                });
    }
}
