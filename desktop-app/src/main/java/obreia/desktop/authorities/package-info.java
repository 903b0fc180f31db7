/// The way to the authorities that issued cards: bounded fetches over HTTP, and what is kept of their
/// answers.
package obreia.desktop.authorities;
