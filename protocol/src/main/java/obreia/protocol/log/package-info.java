/// The messages log as its members see it: the record that a repository makes of each letter and receipt.
/// Format: `protocol/spec/record.md`.
package obreia.protocol.log;
