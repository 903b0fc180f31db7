/// The port to a card that signs, and the way in which a person is asked for its PIN. What is behind the port (a
/// token behind PKCS#11, a practice card in a file) lies in packages of its own.
package obreia.desktop.card;
