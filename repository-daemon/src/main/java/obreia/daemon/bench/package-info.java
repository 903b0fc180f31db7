/// Load on a repository: members with practice-like cards, connections that each hand in one letter after another, and
/// how long the answers took.
package obreia.daemon.bench;
