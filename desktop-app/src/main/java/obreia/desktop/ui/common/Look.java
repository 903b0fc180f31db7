package obreia.desktop.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import obreia.assets.Assets;
import obreia.assets.Theme;
import obreia.desktop.preferences.Preferences;

/// How every scene looks: theme and scale, which change while the windows are open. On the FX thread.
public final class Look {
    private static final double BASE_SIZE = 14;

    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<Integer> percent = new SimpleObjectProperty<>(100);
    private final BooleanProperty still = new SimpleBooleanProperty();
    private final ObjectProperty<Integer> lists = new SimpleObjectProperty<>(0);
    /// Weak: a scene that is closed is not kept for the sake of its colours.
    private final Set<Scene> dressed = Collections.newSetFromMap(new WeakHashMap<>());

    public Look(Theme theme) {
        this.theme = new SimpleObjectProperty<>(theme);
        for (var font : Assets.fonts()) {
            try (var in = font.openStream()) {
                Font.loadFont(in, BASE_SIZE);
            } catch (IOException e) {
                throw new UncheckedIOException("the font " + font + " cannot be read", e);
            }
        }
    }

    public ReadOnlyObjectProperty<Theme> theme() {
        return theme;
    }

    public void choose(Theme chosen) {
        theme.set(chosen);
        dressed.forEach(this::put);
    }

    /// 100, 125, 150 or 200.
    public void scale(int chosen) {
        percent.set(chosen);
        dressed.forEach(this::put);
    }

    public ReadOnlyObjectProperty<Integer> percent() {
        return percent;
    }

    /// True where nothing is to move by itself.
    public ReadOnlyBooleanProperty still() {
        return still;
    }

    public void keepStill(boolean chosen) {
        still.set(chosen);
    }

    /// How wide the lists are beside which something is read, in pixels at 100 %; 0 while nobody has dragged them.
    public ObjectProperty<Integer> lists() {
        return lists;
    }

    /// Gives a window the program's icon, once, whatever it shows.
    public static void icon(Stage stage) {
        if (stage.getIcons().isEmpty()) {
            Assets.icon().forEach(size -> stage.getIcons().add(new Image(size.toExternalForm())));
        }
    }

    /// Gives a scene its style sheets and size, now and whenever they change.
    public void dress(Scene scene) {
        dressed.add(scene);
        put(scene);
    }

    private void put(Scene scene) {
        var base = theme.get() == Theme.LIGHT ? new PrimerLight() : new PrimerDark();
        scene.setUserAgentStylesheet(base.getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll(theme.get().styles().stream().map(URL::toExternalForm).toList());
        scene.getRoot().setStyle("-fx-font-size: " + BASE_SIZE * percent.get() / 100 + "px;");
        for (var size : Preferences.SIZES) {
            // The sizes of icons are no em: these say in the sheets how large they are.
            scene.getRoot()
                    .pseudoClassStateChanged(PseudoClass.getPseudoClass("size-" + size), size.equals(percent.get()));
        }
    }
}
