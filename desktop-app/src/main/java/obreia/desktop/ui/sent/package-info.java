/// Sent messages, how far each has come, and the receipts for them.
package obreia.desktop.ui.sent;
