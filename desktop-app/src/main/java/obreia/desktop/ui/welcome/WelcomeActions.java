package obreia.desktop.ui.welcome;

import obreia.desktop.card.CardUri;
import obreia.desktop.card.Pin;
import obreia.desktop.entry.Finding;
import obreia.desktop.vault.Passphrase;

/// What somebody who comes in can ask for.
public interface WelcomeActions {
    /// Looks at every step again.
    void check();

    /// Asks for the file of an authority, and believes it.
    void chooseAuthority();

    /// Asks for the file of a practice card, and takes that instead of a card in a reader.
    void choosePractice();

    /// Makes an authority and a practice card, and takes that card.
    ///
    /// @param pin theirs to close
    void makePractice(String name, Pin pin);

    /// Looks for a card in a reader again.
    void leavePractice();

    /// Says which of several certificates is meant.
    void take(CardUri.Pkcs11 certificate);

    void copy(Finding.Failed finding);

    /// Goes on, after every step passed.
    void goOn();

    /// Makes the vault with this passphrase, which is theirs to close, and registers.
    void register(Passphrase passphrase);

    /// Goes from the passphrase back to the steps.
    void back();

    /// Opens the main window.
    void enter();
}
