/// Received messages: the list, and the pane that opens them.
package obreia.desktop.ui.inbox;
