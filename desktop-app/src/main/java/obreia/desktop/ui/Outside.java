package obreia.desktop.ui;

import java.util.Optional;
import obreia.desktop.card.CardAccess;
import obreia.desktop.ui.settings.SettingsModel;

/// What a window works with beside its account.
///
/// @param settings the preferences of the profile, which belong to the window from then on
/// @param cards    the cards of this computer
/// @param notices  of the system
/// @param comeback what restores a backup; absent where there is nothing to come back to
public record Outside(SettingsModel settings, CardAccess cards, Notices notices, Optional<Comeback> comeback) {
    /// A window that restores no backups.
    public Outside(SettingsModel settings, CardAccess cards, Notices notices) {
        this(settings, cards, notices, Optional.empty());
    }

    /// On a system that shows no notices.
    public Outside(SettingsModel settings, CardAccess cards) {
        this(settings, cards, Notices.NONE);
    }
}
