/// What every screen is made of: look, icons, times, small pieces. Knows no screen.
package obreia.desktop.ui.common;
