/// Diagnostics: readers, drivers, cards, certificates and the connection, and what is the matter with each.
package obreia.desktop.ui.diagnostics;
