package obreia.desktop.vault;

import java.util.OptionalLong;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// One verified statement of somebody: the CMS as it was served, and its leaf in the messages log where it is known.
public record KeptStatement(MailboxId mailbox, long version, Digest digest, Bytes cms, OptionalLong leaf) {}
