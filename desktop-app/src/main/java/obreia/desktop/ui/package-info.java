/// Puts the windows together: the only place that knows every screen.
package obreia.desktop.ui;
