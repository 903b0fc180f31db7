/// Both sides of c2sp.org/tlog-witness: a witness that cosigns the growth of logs it is told of, and a repository that
/// asks witnesses for their cosignatures.
package obreia.daemon.witness;
