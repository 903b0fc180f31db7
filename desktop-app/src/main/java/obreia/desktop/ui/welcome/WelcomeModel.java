package obreia.desktop.ui.welcome;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import obreia.desktop.card.CardUri;
import obreia.desktop.entry.Entrant;
import obreia.desktop.entry.Finding;
import obreia.desktop.entry.Step;

/// What somebody who comes in has given, and what was found so far. On the FX thread.
public final class WelcomeModel {
    private final StringProperty address = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Path>> practice = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<CardUri.Pkcs11>> certificate = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<X509Certificate>> authorities = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Entrant>> entrant = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> said = new SimpleObjectProperty<>(Optional.empty());
    private final Map<Step, ObjectProperty<StepState>> states = new EnumMap<>(Step.class);

    public WelcomeModel() {
        for (var step : Step.values()) {
            states.put(step, new SimpleObjectProperty<>(new StepState.Waiting()));
        }
    }

    public StringProperty address() {
        return address;
    }

    /// The file of a practice card, where one is used.
    public ObjectProperty<Optional<Path>> practice() {
        return practice;
    }

    /// Which certificate, where the person had to say.
    public ObjectProperty<Optional<CardUri.Pkcs11>> certificate() {
        return certificate;
    }

    /// Those that were chosen here, not yet in a vault.
    public ObjectProperty<List<X509Certificate>> authorities() {
        return authorities;
    }

    /// Present when every step passed.
    public ObjectProperty<Optional<Entrant>> entrant() {
        return entrant;
    }

    /// What besides the steps is to be said.
    public ObjectProperty<Optional<String>> said() {
        return said;
    }

    public ReadOnlyObjectProperty<StepState> state(Step step) {
        return property(step);
    }

    /// Everything is looked at anew.
    public void begin() {
        entrant.set(Optional.empty());
        for (var step : Step.values()) {
            property(step).set(step == Step.READER ? new StepState.Checking() : new StepState.Waiting());
        }
    }

    /// One step was looked at; the next is being looked at, or waits.
    public void found(Finding finding) {
        property(finding.step()).set(new StepState.Found(finding));
        var next = finding instanceof Finding.Passed;
        for (var step : Step.values()) {
            if (step.compareTo(finding.step()) > 0) {
                property(step).set(next ? new StepState.Checking() : new StepState.Waiting());
                next = false;
            }
        }
    }

    private ObjectProperty<StepState> property(Step step) {
        return Objects.requireNonNull(states.get(step));
    }
}
