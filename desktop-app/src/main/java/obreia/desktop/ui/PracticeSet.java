package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import obreia.desktop.card.Pin;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.card.practice.PracticeKey;
import obreia.protocol.MalformedException;

/// A folder with a practice authority and the cards that were made here.
record PracticeSet(Path home, Equipment equipment) {
    /// A new card, and the authority that vouches for it.
    record Made(Path card, X509Certificate authority, Path authorityFile) {}

    Made make(String name, Pin pin) throws IOException, MalformedException {
        var now = equipment.clock().instant();
        var _ = PracticeCa.create(home, now, equipment.random());
        var authority = PracticeCa.open(home);
        var number = 1;
        while (Files.exists(home.resolve("card-" + number + ".p12"))) {
            number++;
        }
        var card = home.resolve("card-" + number + ".p12");
        var _ = authority.issue(card, name, PracticeKey.P256, pin, now, equipment.random());
        return new Made(card, authority.certificate(), home.resolve(PracticeCa.CERTIFICATE_FILE));
    }
}
