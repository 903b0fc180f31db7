/// The window around the screens: rail, status bar, notices.
package obreia.desktop.ui.shell;
