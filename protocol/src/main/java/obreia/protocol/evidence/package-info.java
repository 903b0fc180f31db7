/// The evidence of one letter: one file that holds everything that anyone needs to check it, and the checks, which ask
/// nobody and take nothing on trust from the file. Exported to `obreia.desktop` alone.
///
/// `protocol/spec/evidence.md` is its specification.
package obreia.protocol.evidence;
