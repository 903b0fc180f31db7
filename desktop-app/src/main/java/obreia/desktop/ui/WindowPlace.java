package obreia.desktop.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import obreia.desktop.preferences.Preferences.Place;

/// Where the main window stands: taken up as it was left, and kept when it closes. On the FX thread.
final class WindowPlace {
    /// The smallest that is usable, where the screen is not smaller still.
    private static final double LEAST_WIDTH = 560;

    private static final double LEAST_HEIGHT = 440;
    /// So much of the upper edge has to be on a screen, or nobody can take hold of the window.
    private static final double HOLD = 120;

    private static final double EDGE = 30;

    private final Stage stage;
    private final Consumer<Place> kept;
    /// When it is known whether the window fills the screen.
    private final InvalidationListener moved = _ -> Platform.runLater(this::look);

    private final EventHandler<WindowEvent> hiding = _ -> tell();
    private Optional<Place> normal = Optional.empty();

    private WindowPlace(Stage stage, Consumer<Place> kept) {
        this.stage = stage;
        this.kept = kept;
    }

    /// Puts a window where it was left, if that is still on a screen; else into the middle of the first screen, in its
    /// former size or this one, as far as there is room.
    static void takeUp(Stage stage, Optional<Place> left, double width, double height) {
        var screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        var first = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(LEAST_WIDTH, first.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, first.getHeight()));
        var place = left.flatMap(one -> on(screens, one)).orElseGet(() -> middle(first, left, width, height));
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setMaximized(left.map(Place::maximized).orElse(false));
    }

    /// The part of a screen that a window has which was left there; absent where no screen shows its upper edge.
    static Optional<Rectangle2D> on(List<Rectangle2D> screens, Place left) {
        for (var screen : screens) {
            var across = Math.min(left.x() + left.width(), screen.getMaxX()) - Math.max(left.x(), screen.getMinX());
            var within = left.y() >= screen.getMinY() && left.y() + EDGE <= screen.getMaxY();
            if (within && across >= HOLD) {
                var width = Math.min(left.width(), screen.getWidth());
                var height = Math.min(left.height(), screen.getHeight());
                return Optional.of(new Rectangle2D(
                        width < left.width() ? screen.getMinX() : left.x(),
                        height < left.height() ? screen.getMinY() : left.y(),
                        width,
                        height));
            }
        }
        return Optional.empty();
    }

    private static Rectangle2D middle(Rectangle2D screen, Optional<Place> left, double width, double height) {
        var wide = Math.min(left.map(place -> (double) place.width()).orElse(width), screen.getWidth());
        var high = Math.min(left.map(place -> (double) place.height()).orElse(height), screen.getHeight());
        return new Rectangle2D(
                screen.getMinX() + (screen.getWidth() - wide) / 2,
                screen.getMinY() + (screen.getHeight() - high) / 2,
                wide,
                high);
    }

    /// Tells where the window stands when it is hidden, or when what this gives is run, which ends it.
    static Runnable keep(Stage stage, Consumer<Place> kept) {
        var place = new WindowPlace(stage, kept);
        place.follow();
        return place::leave;
    }

    /// A window that fills the screen has no place of its own: the one before is what it goes back to.
    private void follow() {
        look();
        edges().forEach(edge -> edge.addListener(moved));
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, hiding);
    }

    private void leave() {
        tell();
        edges().forEach(edge -> edge.removeListener(moved));
        stage.removeEventHandler(WindowEvent.WINDOW_HIDING, hiding);
    }

    private List<ReadOnlyDoubleProperty> edges() {
        return List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty());
    }

    private void tell() {
        look();
        normal.map(place -> new Place(place.x(), place.y(), place.width(), place.height(), stage.isMaximized()))
                .ifPresent(kept);
    }

    private void look() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            normal = place().or(() -> normal);
        }
    }

    /// Some systems do not say where a window is.
    private Optional<Place> place() {
        try {
            return Optional.of(new Place(
                    (int) Math.round(stage.getX()),
                    (int) Math.round(stage.getY()),
                    (int) Math.round(stage.getWidth()),
                    (int) Math.round(stage.getHeight()),
                    false));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }
}
