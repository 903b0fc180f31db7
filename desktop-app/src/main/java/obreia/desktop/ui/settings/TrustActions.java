package obreia.desktop.ui.settings;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import obreia.desktop.mail.Authorities.Authority;

/// What the part about authorities asks for. Called and answered on the FX thread.
public interface TrustActions {
    /// Who would not be verified any more.
    ///
    /// @param names    of the people who are known here
    /// @param myself whether the own card is among them
    record Loss(List<String> names, boolean myself) {}

    /// Those that are believed.
    void list(Consumer<List<Authority>> done);

    /// Asks for a file and reads the authorities in it.
    ///
    /// @param failed hears why none can be read
    void choose(Consumer<List<X509Certificate>> done, Consumer<String> failed);

    /// Whether an authority is one of practice cards.
    boolean isPractice(X509Certificate certificate);

    /// Believes these too; hears why not, if it cannot.
    void add(List<X509Certificate> certificates, Consumer<Optional<String>> done);

    /// What it costs to believe one no more.
    void without(Authority authority, Consumer<Loss> done);

    /// Believes it no more.
    void remove(Authority authority, Runnable done);
}
