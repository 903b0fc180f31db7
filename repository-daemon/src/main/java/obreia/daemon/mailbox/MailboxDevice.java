package obreia.daemon.mailbox;

import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;

/// A device and the mailbox that its key opens.
public record MailboxDevice(MailboxId mailbox, DeviceId device) {}
