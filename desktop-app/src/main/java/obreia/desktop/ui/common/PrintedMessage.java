package obreia.desktop.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// A message on paper: black on white, in as many pages as it takes. A line that has no room goes to the next page.
public final class PrintedMessage {
    private static final double BODY = 11;
    private static final double TITLE = 17;
    private static final double SMALL = 9;
    private static final double GAP = 6;

    private final Surface surface;
    private final OpenMessage message;

    public PrintedMessage(Surface surface, OpenMessage message) {
        this.surface = surface;
        this.message = message;
    }

    /// The pages for paper of this size, in points.
    public List<Node> pages(double width, double height) {
        var pages = new ArrayList<Node>();
        var page = page();
        var left = height;
        for (var block : blocks(width, height)) {
            var needed = block.getLayoutBounds().getHeight() + GAP;
            if (needed > left && !page.getChildren().isEmpty()) {
                pages.add(page);
                page = page();
                left = height;
            }
            page.getChildren().add(block);
            left -= needed;
        }
        pages.add(page);
        return pages;
    }

    private static VBox page() {
        var page = new VBox(GAP);
        page.getStyleClass().add("printed-page");
        return page;
    }

    private List<Text> blocks(double width, double height) {
        var words = surface.words();
        var headers = message.content().headers();
        var blocks = new ArrayList<Text>();
        blocks.add(block(headers.subject(), "Source Serif 4 SemiBold", TITLE, width));
        blocks.add(block(words.of("print.from", message.from()), "Inter", BODY, width));
        blocks.add(block(words.of("print.to", String.join(", ", message.to())), "Inter", BODY, width));
        blocks.add(block(words.of("print.signed", surface.times().day(headers.date())), "Inter", BODY, width));
        blocks.add(block(message.standing(), "Inter SemiBold", BODY, width));
        for (var line : message.content().text().lines().toList()) {
            addParagraph(blocks, line, width, height);
        }
        MessageText.files(message.content())
                .ifPresent(files -> blocks.add(block(words.of("print.files", files), "Inter", BODY, width)));
        blocks.add(block(words.of("print.note", message.message().hex()), "Inter", SMALL, width));
        return blocks;
    }

    /// A paragraph that is higher than a page is cut in two at a space.
    private static void addParagraph(List<Text> blocks, String paragraph, double width, double height) {
        var block = block(paragraph.isEmpty() ? " " : paragraph, "Source Serif 4", BODY, width);
        var middle = paragraph.lastIndexOf(' ', paragraph.length() / 2);
        if (block.getLayoutBounds().getHeight() + GAP <= height || middle <= 0) {
            blocks.add(block);
        } else {
            addParagraph(blocks, paragraph.substring(0, middle), width, height);
            addParagraph(blocks, paragraph.substring(middle + 1), width, height);
        }
    }

    private static Text block(String words, String family, double size, double width) {
        var font = Font.font(family, size);
        var text = new Text(Lines.needs(words) ? new Lines(font).broken(words, width) : words);
        text.setFont(font);
        text.setFill(Color.BLACK);
        text.setWrappingWidth(width);
        var _ = Texts.directed(text, words);
        if (text.getNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT) {
            text.setTextAlignment(javafx.scene.text.TextAlignment.LEFT); // in its own direction: from the right
        }
        return text;
    }
}
