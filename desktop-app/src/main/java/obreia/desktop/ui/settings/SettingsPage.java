package obreia.desktop.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import obreia.assets.Language;
import obreia.assets.Words;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.Preferences.Motion;
import obreia.desktop.preferences.Preferences.News;
import obreia.desktop.preferences.Preferences.Shade;
import obreia.desktop.preferences.Preferences.Tongue;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Segments;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// Settings. What is chosen holds at once and is kept.
public final class SettingsPage extends VBox {
    private final Words words;
    private final SettingsModel model;
    private final List<Consumer<Preferences>> rows = new ArrayList<>();
    /// Held by the page and by nobody else: a page of another language is let go.
    private final ChangeListener<Preferences> changed = (_, _, now) -> show(now);

    /// A page over these preferences.
    ///
    /// @param more the parts of the page that are about the profile itself, in their order
    public SettingsPage(Surface surface, SettingsModel model, List<? extends Node> more) {
        this.words = surface.words();
        this.model = model;
        getStyleClass().add("settings-page");
        var cards = new VBox();
        model.fault().ifPresent(why -> {
            var said = Texts.state(Icons.ATTENTION, words.of("settings.fault", why), "attention");
            said.setWrapText(true);
            said.setId("settings-fault");
            cards.getChildren().add(said);
        });
        cards.getChildren().addAll(look(), news(), pin(), keychain());
        cards.getChildren().addAll(more);
        cards.getStyleClass().add("page-cards");
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setId("settings-scroll");
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        model.now().addListener(new WeakChangeListener<>(changed));
        show(model.now().get());
        getChildren().addAll(Texts.row("page-head", Texts.line(words.of("rail.settings"), "title")), scroll);
    }

    private void show(Preferences now) {
        rows.forEach(row -> row.accept(now));
    }

    private Node look() {
        var language = new Segments<>(
                "set-language",
                words.of("settings.language"),
                words.of("settings.languageMeans"),
                List.of(Tongue.values()),
                tongue -> switch (tongue) {
                    case SYSTEM -> words.of("settings.system");
                    case ENGLISH -> Language.ENGLISH.ownName();
                    case PORTUGUESE -> Language.PORTUGUESE.ownName();
                },
                chosen -> model.change(now -> now.with(chosen)));
        var theme = new Segments<>(
                "set-theme",
                words.of("settings.theme"),
                "",
                List.of(Shade.values()),
                shade -> switch (shade) {
                    case SYSTEM -> words.of("settings.system");
                    case LIGHT -> words.of("settings.light");
                    case DARK -> words.of("settings.dark");
                },
                chosen -> model.change(now -> now.with(chosen)));
        var size = new Segments<>(
                "set-size",
                words.of("settings.size"),
                words.of("settings.sizeMeans"),
                Preferences.SIZES,
                percent -> words.of("settings.percent", percent),
                chosen -> model.change(now -> now.withPercent(chosen)));
        var motion = new Segments<>(
                "set-motion",
                words.of("settings.motion"),
                words.of("settings.motionMeans"),
                List.of(Motion.values()),
                move -> switch (move) {
                    case SYSTEM -> words.of("settings.system");
                    case REDUCED -> words.of("settings.reduced");
                },
                chosen -> model.change(now -> now.with(chosen)));
        rows.add(now -> {
            language.show(now.language());
            theme.show(now.theme());
            size.show(now.percent());
            motion.show(now.motion());
        });
        return card("settings.look", language, theme, size, motion);
    }

    private Node news() {
        var news = new Segments<>(
                "set-news",
                words.of("settings.news"),
                words.of("settings.newsMeans"),
                List.of(News.values()),
                how -> switch (how) {
                    case OFF -> words.of("settings.newsOff");
                    case WITHOUT_NAMES -> words.of("settings.newsNumber");
                    case WITH_NAMES -> words.of("settings.newsNames");
                },
                chosen -> model.change(now -> now.with(chosen)));
        rows.add(now -> news.show(now.notifications()));
        return card("settings.newsTitle", news);
    }

    private Node pin() {
        var minutes = new Segments<>(
                "set-pin",
                words.of("settings.pin"),
                words.of("settings.pinMeans"),
                Preferences.PIN_MINUTES,
                number -> number == 0 ? words.of("settings.pinNever") : words.of("settings.minutes", number),
                chosen -> model.change(now -> now.withPinMinutes(chosen)));
        rows.add(now -> minutes.show(now.pinMinutes()));
        return card("settings.pinTitle", minutes);
    }

    /// Chosen where the passphrase is typed; here only taken back.
    private Node keychain() {
        var again = Parts.button(
                "keychain-forget",
                words.of("settings.keychainForget"),
                () -> model.change(now -> now.withKeychain(false)));
        var card = card(
                "settings.keychainTitle",
                Texts.text(words.of("settings.keychainMeans"), "muted"),
                Parts.buttons(again));
        rows.add(now -> {
            card.setVisible(now.keychain());
            card.setManaged(now.keychain());
        });
        return card;
    }

    private Node card(String title, Node... rows) {
        var card = new VBox(Texts.text(words.of(title), "heading"));
        card.getChildren().addAll(rows);
        card.getStyleClass().addAll("card", "setting-card");
        return card;
    }
}
