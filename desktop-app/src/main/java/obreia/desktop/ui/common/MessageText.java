package obreia.desktop.ui.common;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageContent;

/// The parts of a message that is shown: what it is about, who wrote it to whom and when, its text, its files.
public final class MessageText {
    private static final int KILOBYTE = 1024;
    private static final double WIDEST_FILE = 420;

    private final Surface surface;
    private final Words words;
    private final Consumer<Attachment> save;

    /// Parts for any message.
    ///
    /// @param save hears which file the person wants to have
    public MessageText(Surface surface, Consumer<Attachment> save) {
        this.surface = surface;
        this.words = surface.words();
        this.save = save;
    }

    public static VBox page(Node... nodes) {
        var page = new VBox(nodes);
        page.getStyleClass().add("reader-page");
        page.setMinWidth(0);
        return page;
    }

    public Node subject(MessageContent content) {
        var text = content.headers().subject();
        var subject = Texts.text(text, "subject");
        subject.setId("subject");
        subject.setMaxWidth(Double.MAX_VALUE); // so that it begins where its language does
        return Texts.directed(subject, text);
    }

    /// A line of the writer, the readers and the time.
    public Node head(String from, List<String> to, MessageContent content) {
        var who = Texts.cut(from, "strong");
        who.setId("from");
        var readers = Texts.cut(words.of("reader.to", String.join(", ", to)), "caption", "muted");
        readers.setId("readers");
        var names = new VBox(who, readers);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var time = Texts.line(
                Texts.first(surface.times().inSentence(content.headers().date())), "muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        var row = Texts.row("reader-head", initials(from), names, time);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static Node initials(String name) {
        var initials = new StackPane(Texts.line(Texts.initials(name)));
        initials.getStyleClass().add("initials");
        return initials;
    }

    /// The text, and the files below it.
    public Node text(MessageContent content) {
        var text = Texts.text(content.text().stripTrailing(), "message");
        text.setId("message-text");
        text.setMaxWidth(Double.MAX_VALUE);
        var box = new VBox(Texts.directed(text, content.text()));
        box.getStyleClass().add("message-box");
        if (!content.attachments().isEmpty()) {
            var files = new FlowPane();
            files.getStyleClass().add("files");
            files.setMinWidth(0);
            for (var file : content.attachments()) {
                files.getChildren().add(file(file, files.getChildren().size()));
            }
            box.getChildren().add(files);
        }
        return box;
    }

    private Node file(Attachment file, int place) {
        var size = words.of("reader.kilobytes", kilobytes(file.content().length()));
        var name = Texts.directed(Texts.line(file.name(), "file-name"), file.name());
        var weight = Texts.line(size, "muted", "file-size");
        weight.setMinWidth(Region.USE_PREF_SIZE);
        var button = Texts.button("", () -> save.accept(file), "file");
        button.setGraphic(Texts.row("file-words", Icons.FILE.node(), name, weight));
        button.setId("file-" + place);
        button.setAccessibleText(words.of("reader.save", file.name(), size));
        button.setTooltip(new Tooltip(words.of("reader.save", file.name(), size)));
        button.setMaxWidth(WIDEST_FILE);
        return button;
    }

    /// The files of a message by name, for what prints them.
    static Optional<String> files(MessageContent content) {
        return content.attachments().isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        ", ",
                        content.attachments().stream().map(Attachment::name).toList()));
    }

    /// At least one.
    public static int kilobytes(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, KILOBYTE));
    }
}
