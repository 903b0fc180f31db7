/// Settings: look and language, notices, the PIN, backup and restore, authorities, computers of the mailbox.
package obreia.desktop.ui.settings;
