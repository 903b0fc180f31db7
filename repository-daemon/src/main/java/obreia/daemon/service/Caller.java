package obreia.daemon.service;

import obreia.protocol.codec.Bytes;

/// Who asks: the device whose TLS key the connection proved. Whose device it is, the newest statements say, at each
/// request anew.
///
/// @param tlsKey the SubjectPublicKeyInfo in DER
public record Caller(Bytes tlsKey) {}
