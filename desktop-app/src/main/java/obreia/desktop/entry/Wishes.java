package obreia.desktop.entry;

import java.nio.file.Path;
import java.util.Optional;
import obreia.desktop.card.CardUri;
import obreia.protocol.identity.TrustAnchors;

/// What the person has given so far.
///
/// @param address     the repository's address as it was typed or pasted
/// @param practice    the file of a practice card, instead of a card in a reader
/// @param certificate which of several certificates in the readers
/// @param anchors     the authorities that are believed
public record Wishes(
        String address, Optional<Path> practice, Optional<CardUri.Pkcs11> certificate, TrustAnchors anchors) {}
