package obreia.desktop.ui.compose;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Faults;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.message.Attachment;

/// The files of a message that is written, each with a way out, and what was refused and why.
final class AttachedFiles extends VBox {
    /// A sealed message has at most 1 MB, in which a file takes a third more than its size.
    static final int MOST = 700 * 1024;

    private static final int KILOBYTE = 1024;

    private final Words words;
    private final ComposeActions actions;
    private final Runnable changed;
    private final List<Attachment> files = new ArrayList<>();
    private final VBox problems = new VBox();
    private final FlowPane row = new FlowPane();
    private final Button attach;

    /// No files.
    ///
    /// @param changed called when a file came or went
    AttachedFiles(Words words, ComposeActions actions, Runnable changed) {
        this.words = words;
        this.actions = actions;
        this.changed = changed;
        this.attach = Texts.button(
                Icons.ATTACH, words.of("compose.attach"), () -> actions.chooseFiles(this::read), "flat", "link");
        attach.setId("attach");
        attach.setTooltip(new javafx.scene.control.Tooltip(words.of("compose.attachTip", MOST / KILOBYTE)));
        row.getStyleClass().add("files");
        row.setMinWidth(0);
        problems.setId("file-problems");
        getChildren().addAll(problems, row);
        draw();
    }

    List<Attachment> files() {
        return List.copyOf(files);
    }

    void add(List<Attachment> more) {
        files.addAll(more);
        draw();
        changed.run();
    }

    /// What came of reading files: those that can go along, and a sentence for each that cannot.
    private record Found(List<Attachment> files, List<String> problems) {}

    /// Reads files from the disk and takes those along for which there is room.
    void read(List<File> chosen) {
        var room =
                MOST - files.stream().mapToInt(file -> file.content().length()).sum();
        actions.inBackground(() -> found(chosen, room), found -> {
            problems.getChildren()
                    .setAll(found.problems().stream()
                            .map(sentence -> {
                                var line = Texts.state(Icons.ATTENTION, sentence, "attention");
                                line.setWrapText(true);
                                return line;
                            })
                            .toList());
            add(found.files());
        });
    }

    private Found found(List<File> chosen, int room) {
        var good = new ArrayList<Attachment>();
        var bad = new ArrayList<String>();
        var left = room;
        for (var file : chosen) {
            try {
                if (file.isDirectory()) {
                    bad.add(words.of("compose.folder", file.getName()));
                    continue;
                }
                if (Files.size(file.toPath()) > left) {
                    bad.add(words.of("compose.tooLarge", file.getName(), MOST / KILOBYTE));
                    continue;
                }
                var content = Bytes.of(Files.readAllBytes(file.toPath()));
                good.add(attachment(file, content));
                left -= content.length();
            } catch (IOException | MalformedException e) {
                bad.add(words.of("compose.noFile", file.getName(), Faults.why(words, e)));
            }
        }
        return new Found(good, bad);
    }

    private static Attachment attachment(File file, Bytes content) throws IOException, MalformedException {
        var type = Optional.ofNullable(Files.probeContentType(file.toPath())).orElse("application/octet-stream");
        try {
            return Attachment.of(file.getName(), type, content);
        } catch (MalformedException _) {
            return Attachment.of(file.getName(), "application/octet-stream", content); // a type that may not travel
        }
    }

    private void draw() {
        row.getChildren().clear();
        for (var file : files) {
            row.getChildren().add(chip(file));
        }
        row.getChildren().add(attach);
    }

    private HBox chip(Attachment file) {
        var size = words.of(
                "reader.kilobytes", Math.max(1, Math.ceilDiv(file.content().length(), KILOBYTE)));
        var name = Texts.cut(file.name(), "file-name");
        name.setMaxWidth(320);
        var remove = Texts.button(
                Icons.REMOVE,
                "",
                () -> {
                    files.remove(file);
                    draw();
                    changed.run();
                    attach.requestFocus();
                },
                "flat",
                "chip-remove");
        remove.setId("remove-file-" + files.indexOf(file));
        remove.setAccessibleText(words.of("compose.remove", file.name()));
        var chip =
                Texts.row("file-chip", Icons.FILE.node(), new VBox(name, Texts.line(size, "caption", "muted")), remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }
}
