/// What authorities say of the revocation of certificates, and whether it counts: answers of OCSP
/// responders (RFC 6960) and revocation lists (RFC 5280, section 6.3). Fetching and keeping them are ports.
package obreia.protocol.revocation;
