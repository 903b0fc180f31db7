package obreia.daemon.mailbox;

import obreia.protocol.codec.Digest;
import obreia.protocol.identity.DeviceId;

/// A device of a statement and the SHA-256 of its TLS key as DER SubjectPublicKeyInfo.
public record DeviceKey(DeviceId device, Digest tlsKey) {}
