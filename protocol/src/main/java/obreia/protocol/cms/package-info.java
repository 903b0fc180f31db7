/// The one profile of CMS SignedData (RFC 5652) under which statements, messages and receipts are signed and verified:
/// `protocol/spec/cms-profile.md`.
package obreia.protocol.cms;
