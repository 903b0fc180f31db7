/// The store port: what the repository keeps of mailboxes, their statements, letters and receipts, and the one way to
/// change it.
package obreia.daemon.mailbox;
