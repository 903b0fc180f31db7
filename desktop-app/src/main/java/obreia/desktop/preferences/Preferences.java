package obreia.desktop.preferences;

import java.util.List;
import java.util.Optional;

/// How a person likes the windows.
///
/// @param percent    the size of everything, one of [#SIZES]
/// @param pinMinutes how long a PIN that was typed here is kept in memory; 0 does not keep it
/// @param window     where the main window was, if it was ever shown
/// @param listWidth  of the lists of messages, in pixels at 100 %; 0 where it was never dragged
/// @param keychain   whether the system's keychain has the passphrase
public record Preferences(
        Tongue language,
        Shade theme,
        int percent,
        News notifications,
        int pinMinutes,
        Motion motion,
        Optional<Place> window,
        int listWidth,
        boolean keychain) {
    public static final List<Integer> SIZES = List.of(100, 125, 150, 200);
    public static final List<Integer> PIN_MINUTES = List.of(0, 5, 15, 60);
    public static final int MAX_PIN_MINUTES = 60;
    public static final int MAX_LIST_WIDTH = 480;

    /// What a new profile has: all follows the system, no name is notified, no PIN is kept.
    public static final Preferences STANDARD = new Preferences(
            Tongue.SYSTEM, Shade.SYSTEM, 100, News.WITHOUT_NAMES, 0, Motion.SYSTEM, Optional.empty(), 0, false);

    public enum Tongue {
        SYSTEM,
        ENGLISH,
        PORTUGUESE
    }

    public enum Shade {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// What is said of a new message outside the window.
    public enum News {
        OFF,
        WITHOUT_NAMES,
        WITH_NAMES
    }

    public enum Motion {
        SYSTEM,
        REDUCED
    }

    /// Where a window stood, in pixels.
    public record Place(int x, int y, int width, int height, boolean maximized) {
        static final int FARTHEST = 99_999;
        static final int SMALLEST = 100;

        public Place {
            if (Math.abs((long) x) > FARTHEST || Math.abs((long) y) > FARTHEST) {
                throw new IllegalStateException("a window is not at " + x + ", " + y);
            }
            if (width < SMALLEST || width > FARTHEST || height < SMALLEST || height > FARTHEST) {
                throw new IllegalStateException("a window is not " + width + " by " + height);
            }
        }
    }

    public Preferences {
        if (!SIZES.contains(percent)) {
            throw new IllegalStateException("the size is one of " + SIZES + ", not " + percent);
        }
        if (pinMinutes < 0 || pinMinutes > MAX_PIN_MINUTES) {
            throw new IllegalStateException("a PIN is kept for 0 to " + MAX_PIN_MINUTES + " minutes");
        }
        if (listWidth < 0 || listWidth > MAX_LIST_WIDTH) {
            throw new IllegalStateException("a list is up to " + MAX_LIST_WIDTH + " wide");
        }
    }

    public Preferences with(Tongue chosen) {
        return new Preferences(chosen, theme, percent, notifications, pinMinutes, motion, window, listWidth, keychain);
    }

    public Preferences with(Shade chosen) {
        return new Preferences(
                language, chosen, percent, notifications, pinMinutes, motion, window, listWidth, keychain);
    }

    public Preferences withPercent(int chosen) {
        return new Preferences(language, theme, chosen, notifications, pinMinutes, motion, window, listWidth, keychain);
    }

    public Preferences with(News chosen) {
        return new Preferences(language, theme, percent, chosen, pinMinutes, motion, window, listWidth, keychain);
    }

    public Preferences withPinMinutes(int chosen) {
        return new Preferences(language, theme, percent, notifications, chosen, motion, window, listWidth, keychain);
    }

    public Preferences with(Motion chosen) {
        return new Preferences(
                language, theme, percent, notifications, pinMinutes, chosen, window, listWidth, keychain);
    }

    public Preferences with(Place place) {
        return new Preferences(
                language, theme, percent, notifications, pinMinutes, motion, Optional.of(place), listWidth, keychain);
    }

    public Preferences withListWidth(int width) {
        return new Preferences(language, theme, percent, notifications, pinMinutes, motion, window, width, keychain);
    }

    public Preferences withKeychain(boolean has) {
        return new Preferences(language, theme, percent, notifications, pinMinutes, motion, window, listWidth, has);
    }
}
