/// The use cases without a toolkit: joining, writing, sending, reading, receipts, status and export.
///
/// An [Account] is one opened profile; each use case is a small class over it. What a person acts on comes as a sealed
/// outcome. Used by one thread at a time.
package obreia.desktop.mail;
