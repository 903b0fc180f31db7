package obreia.desktop.vault;

import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// Where a message whose checks held was met.
///
/// @param message its digest
/// @param identifier its signedContentIdentifier, 32 bytes
/// @param sender the mailbox that signed it
/// @param envelope the envelope's id
/// @param record the SHA-256 of the record's bytes
public record Sighting(Digest message, Bytes identifier, MailboxId sender, Digest envelope, Digest record) {}
