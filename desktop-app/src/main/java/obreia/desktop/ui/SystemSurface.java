package obreia.desktop.ui;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;

/// Words, times and look as this computer's system has them. On the FX thread.
final class SystemSurface {
    private SystemSurface() {}

    static Surface of(InstantSource clock) {
        var words = Words.in(Language.of(Locale.getDefault()));
        var look = new Look(theme(Platform.getPreferences().getColorScheme()));
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> look.choose(theme(scheme)));
        return new Surface(words, new Times(words, clock, ZoneId.systemDefault()), look);
    }

    /// What the person chose for a profile. On any thread.
    record Chosen(Preferences preferences, Words words) {
        static Chosen of(Path profile) {
            var preferences = new PreferencesFile(profile).read().preferences();
            return new Chosen(preferences, Appearance.words(preferences));
        }
    }

    /// The same, but for what was chosen for a profile.
    static Surface of(InstantSource clock, Path profile, Chosen chosen) {
        var file = new PreferencesFile(profile);
        var words = chosen.words();
        var look = new Look(Appearance.theme(chosen.preferences()));
        Appearance.apply(chosen.preferences(), look);
        // What was chosen in the meantime is in the file.
        Platform.getPreferences()
                .colorSchemeProperty()
                .subscribe(_ -> Appearance.apply(file.read().preferences(), look));
        return new Surface(words, new Times(words, clock, ZoneId.systemDefault()), look);
    }

    private static Theme theme(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    }
}
