package obreia.protocol.message;

import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.PathValidator;

/// From where a client looks at what arrives: its repository and mailbox, whom it trusts, what it knows already, and
/// what it knows of the logs.
public record Standpoint(
        Origin origin,
        MailboxId mailbox,
        PathValidator paths,
        Directory directory,
        KnownMessages known,
        LogFindings logs) {}
