/// Settings: look and language, and for how long the PIN is kept.
package obreia.desktop.ui.settings;
