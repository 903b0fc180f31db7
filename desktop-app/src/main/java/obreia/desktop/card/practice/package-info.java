/// Practice cards and the authority that issues them: a PKCS#12 file behind the card's port, for people without a
/// reader. Nothing here is safe from somebody who has the file; it behaves like a card, and is marked as practice.
package obreia.desktop.card.practice;
