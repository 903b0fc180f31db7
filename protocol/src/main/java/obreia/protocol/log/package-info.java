/// The two logs of a repository: what their leaves hold, the mathematics of their trees, the notes they sign and the
/// proofs they give. RFC 6962 and c2sp.org. Format: `protocol/spec/log.md`, and `protocol/spec/record.md` for the
/// records.
package obreia.protocol.log;
