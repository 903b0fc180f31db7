/// The envelope as the repository sees it: an age file whose shape is checked and which no key of ours touches here.
///
/// `protocol/spec/envelope.md` is its specification.
package obreia.protocol.envelope;
