package obreia.desktop.ui;

import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.Preferences.Motion;
import obreia.desktop.ui.common.Look;

/// What preferences come to on this computer: "as the system" is looked up. On the FX thread.
final class Appearance {
    private Appearance() {}

    static Words words(Preferences preferences) {
        return Words.in(
                switch (preferences.language()) {
                    case SYSTEM -> Language.of(Locale.getDefault());
                    case ENGLISH -> Language.ENGLISH;
                    case PORTUGUESE -> Language.PORTUGUESE;
                });
    }

    static Theme theme(Preferences preferences) {
        return switch (preferences.theme()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }

    /// Gives every scene of this look its theme and size.
    static void apply(Preferences preferences, Look look) {
        look.choose(theme(preferences));
        look.scale(preferences.percent());
        look.keepStill(preferences.motion() == Motion.REDUCED
                || Platform.getPreferences().isReducedMotion());
    }
}
