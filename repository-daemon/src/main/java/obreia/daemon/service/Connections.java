package obreia.daemon.service;

import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.Response;

/// The connections that are open now. Safe for threads; nothing here waits for a client.
public interface Connections {
    /// Sends a notice on every connection that subscribed to this mailbox.
    void push(MailboxId mailbox, Response.Notice notice);

    /// Closes every connection of the device with this key (SubjectPublicKeyInfo in DER) at once.
    void close(Bytes tlsKey);
}
