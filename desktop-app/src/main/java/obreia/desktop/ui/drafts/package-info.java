/// The messages that are begun and not sent.
package obreia.desktop.ui.drafts;
