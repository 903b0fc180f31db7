/// What a client and a repository say to each other: requests, responses, errors, the frame that carries one of them,
/// and the address that names a repository. Format: `protocol/spec/wire.md`.
package obreia.protocol.wire;
