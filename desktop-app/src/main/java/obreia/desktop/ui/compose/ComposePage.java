package obreia.desktop.ui.compose;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.Draft;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageId;
import org.controlsfx.control.textfield.TextFields;

/// The page on which a message is written.
public final class ComposePage extends BorderPane {
    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Words words;
    private final ComposeActions actions;
    private final List<Reader> readers = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final FlowPane chips = new FlowPane();
    private final TextField to = new TextField();
    private final TextField subject = new TextField();
    private final TextArea text = new TextArea();
    private final FlowPane files = new FlowPane();
    private final VBox problems = new VBox();
    private final Button send;
    private Optional<MessageId> answered = Optional.empty();

    public ComposePage(Surface surface, ComposeActions actions) {
        this.words = surface.words();
        this.actions = actions;
        this.send = Texts.button(Icons.SIGN, words.of("compose.send"), this::send, "accent", "main");
        getStyleClass().add("compose");
        setTop(head());
        setCenter(page());
        setBottom(foot());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event) && !send.isDisabled()) {
                event.consume();
                send();
            }
        });
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            attach(event.getDragboard().getFiles());
            event.setDropCompleted(true);
            event.consume();
        });
        changed();
    }

    /// Begins an answer to a message.
    public void answer(Reader reader, String about, String quoted, MessageId message) {
        add(reader);
        subject.setText(about);
        text.setText(quoted);
        text.positionCaret(0);
        answered = Optional.of(message);
        text.requestFocus();
    }

    /// Begins a message with the text and the files of another.
    public void forward(String about, String whole, List<Attachment> withFiles) {
        subject.setText(about);
        text.setText(whole);
        text.positionCaret(0);
        for (var file : withFiles) {
            attachments.add(file);
            files.getChildren().add(files.getChildren().size() - 1, fileChip(file));
        }
        to.requestFocus();
    }

    public void add(Reader reader) {
        if (readers.stream().noneMatch(there -> there.mailbox().equals(reader.mailbox()))) {
            readers.add(reader);
            changed();
        }
    }

    private HBox head() {
        var discard = Texts.button(Icons.REMOVE, words.of("compose.discard"), actions::discard, "flat");
        discard.setId("discard");
        var head = Texts.row("page-head", Texts.line(words.of("compose.title"), "title"), Texts.gap(), discard);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox page() {
        to.setId("to");
        to.setPromptText(words.of("compose.typeName"));
        to.setAccessibleText(words.of("compose.to"));
        to.getStyleClass().add("bare");
        var completion = TextFields.bindAutoCompletion(to, request -> {
            var typed = request.getUserText().strip();
            return typed.length() < 2 ? List.<Reader>of() : actions.find(typed);
        });
        completion.setOnAutoCompleted(event -> {
            add(event.getCompletion());
            to.clear();
        });
        chips.getStyleClass().add("chips");
        chips.getChildren().add(to);
        subject.setId("subject");
        subject.setAccessibleText(words.of("compose.subject"));
        subject.getStyleClass().addAll("bare", "subject-field");
        text.setId("text");
        text.setWrapText(true);
        text.setAccessibleText(words.of("compose.text"));
        text.getStyleClass().addAll("bare", "message-field");
        VBox.setVgrow(text, Priority.ALWAYS);
        files.getStyleClass().add("files");
        var attach = Texts.button(
                Icons.ATTACH, words.of("compose.attach"), () -> actions.chooseFiles(this::attach), "flat", "link");
        attach.setId("attach");
        files.getChildren().add(attach);
        for (var field : List.of(to, subject)) {
            field.textProperty().subscribe(this::changed);
        }
        text.textProperty().subscribe(this::changed);
        var page = new VBox(
                labelled(words.of("compose.to"), chips),
                labelled(words.of("compose.subject"), subject),
                text,
                problems,
                files);
        page.getStyleClass().add("compose-page");
        return page;
    }

    private static HBox labelled(String label, javafx.scene.Node field) {
        var name = Texts.line(label, "muted", "field-label");
        name.setLabelFor(field);
        HBox.setHgrow(field, Priority.ALWAYS);
        var row = Texts.row("compose-row", name, field);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox foot() {
        send.setId("send");
        var takes = Texts.text(words.of("compose.takes"), "muted", "caption");
        var foot = Texts.row(
                "compose-foot",
                Texts.state(Icons.SIGN, words.of("compose.receipt"), "strong"),
                Texts.gap(),
                takes,
                send);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void changed() {
        send.setDisable(readers.isEmpty()
                || subject.getText().isBlank()
                || text.getText().isBlank());
        var nodes = new ArrayList<javafx.scene.Node>();
        for (var reader : readers) {
            nodes.add(chip(reader));
        }
        nodes.add(to);
        if (!sameSize(nodes)) {
            var focused = to.isFocused();
            chips.getChildren().setAll(nodes);
            if (focused) {
                to.requestFocus();
            }
        }
    }

    private boolean sameSize(List<javafx.scene.Node> nodes) {
        return chips.getChildren().size() == nodes.size();
    }

    private HBox chip(Reader reader) {
        var remove = Texts.button(
                Icons.REMOVE,
                "",
                () -> {
                    readers.remove(reader);
                    changed();
                },
                "flat",
                "chip-remove");
        remove.setAccessibleText(words.of("compose.remove", reader.name()));
        var state = reader.practice()
                ? Texts.state(Icons.PRACTICE, words.of("chip.practice"), "practice")
                : Texts.state(Icons.VERIFIED_ROW, words.of("chip.verified"), "verified");
        var initials = Texts.line(Texts.initials(reader.name()), "chip-initials");
        var chip = Texts.row("chip", initials, Texts.line(reader.name()), state, remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }

    private void attach(List<File> chosen) {
        problems.getChildren().clear();
        for (var file : chosen) {
            try {
                var size = Files.size(file.toPath());
                var already = attachments.stream()
                        .mapToLong(each -> each.content().length())
                        .sum();
                if (already + size > Envelope.MAX_SIZE / 4 * 3) {
                    problem(words.of("compose.tooLarge", file.getName(), Envelope.MAX_SIZE / 4 * 3 / 1024));
                    continue;
                }
                var type = Optional.ofNullable(Files.probeContentType(file.toPath()))
                        .orElse("application/octet-stream");
                var attachment = Attachment.of(file.getName(), type, Bytes.of(Files.readAllBytes(file.toPath())));
                attachments.add(attachment);
                files.getChildren().add(files.getChildren().size() - 1, fileChip(attachment));
            } catch (IOException | MalformedException e) {
                problem(words.of("compose.noFile", file.getName(), String.valueOf(e.getMessage())));
            }
        }
    }

    private void problem(String sentence) {
        problems.getChildren().add(Texts.state(Icons.ATTENTION, sentence, "attention"));
    }

    private HBox fileChip(Attachment attachment) {
        var name = Texts.line(
                attachment.name() + "  " + Math.ceilDiv(attachment.content().length(), 1024) + " KB");
        name.setGraphic(Icons.FILE.node());
        var chip = new HBox(name);
        var remove = Texts.button(
                Icons.REMOVE,
                "",
                () -> {
                    attachments.remove(attachment);
                    files.getChildren().remove(chip);
                },
                "flat",
                "chip-remove");
        remove.setAccessibleText(words.of("compose.remove", attachment.name()));
        chip.getChildren().add(remove);
        chip.getStyleClass().add("file");
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }

    private void send() {
        var draft = new Draft(
                readers.stream().map(Reader::mailbox).toList(),
                subject.getText().strip(),
                text.getText(),
                attachments,
                answered);
        actions.send(draft, actions::discard);
    }
}
