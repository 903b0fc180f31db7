package obreia.desktop.ui;

import obreia.desktop.ui.settings.SettingsModel;

/// What a window works with beside its account.
///
/// @param settings the preferences of the profile, which belong to the window from then on
public record Outside(SettingsModel settings) {}
