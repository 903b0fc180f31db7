/// Writing a message: its readers, its text, its files.
package obreia.desktop.ui.compose;
