/// The dialog for the PIN in all of its states, and the action that waits for it.
package obreia.desktop.ui.pin;
