/// Sealing letters to box keys and opening them: what the desktop can do and the repository cannot.
///
/// age v1 with the recipient type `mlkem768x25519` (X25519 and ML-KEM-768 together), through Bouncy Castle's HPKE and
/// Jagged. `protocol/spec/envelope.md` is its specification.
package obreia.protocol.sealing;
