package obreia.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import obreia.desktop.ui.common.SecretField;

/// Walks over what a scene shows, as somebody who cannot see it, or hardly, would.
final class SceneWalk {
    private static final double READABLE = 4.5;
    private static final double OPAQUE = 0.99;

    private SceneWalk() {}

    /// What a person can act on and a screen reader has no name for.
    static List<String> unnamed(Parent root) {
        var unnamed = new ArrayList<String>();
        each(root, node -> {
            if (isControl(node) && name(node).isBlank()) {
                unnamed.add(describe(node));
            }
        });
        return unnamed;
    }

    /// Texts whose contrast to what lies behind them is under WCAG's 4.5; what is disabled is exempt (1.4.3).
    static List<String> unreadable(Parent root) {
        var unreadable = new ArrayList<String>();
        each(root, node -> {
            if (node instanceof Labeled label
                    && label.getText() != null
                    && !label.getText().isBlank()
                    && !isDisabled(label)
                    && label.getTextFill() instanceof Color text) {
                ground(label).ifPresent(ground -> {
                    var contrast = contrast(text, ground);
                    if (contrast < READABLE) {
                        unreadable.add("%s '%s': %.2f".formatted(describe(label), label.getText(), contrast));
                    }
                });
            }
        });
        return unreadable;
    }

    static int controls(Parent root) {
        var count = new int[1];
        each(root, node -> count[0] += isControl(node) ? 1 : 0);
        return count[0];
    }

    private static boolean isControl(Node node) {
        return node.isFocusTraversable()
                && (node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ListView<?>
                        || node instanceof ComboBoxBase<?>
                        || node instanceof SecretField);
    }

    private static String name(Node node) {
        var said = node.getAccessibleText();
        if (said != null && !said.isBlank()) {
            return said;
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    private static boolean isDisabled(Node node) {
        return node.isDisabled();
    }

    /// Every node that is shown.
    static void each(Node node, Consumer<Node> seen) {
        if (!node.isVisible()) {
            return;
        }
        seen.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> each(child, seen));
        }
    }

    /// The nearest opaque background behind a node.
    private static Optional<Color> ground(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                for (var fill : region.getBackground().getFills().reversed()) {
                    if (fill.getFill() instanceof Color color && color.getOpacity() > OPAQUE) {
                        return Optional.of(color);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// WCAG 2.2, "contrast ratio".
    private static double contrast(Color one, Color other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String describe(Node node) {
        return node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass();
    }
}
