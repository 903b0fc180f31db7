package obreia.desktop.ui.repository;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Alerts;
import obreia.desktop.mail.RepositoryFacts;
import obreia.desktop.mail.RepositoryRecord;
import obreia.desktop.ui.common.Background;

/// What is known of the repository, and how asking it goes. Properties are of the FX thread.
public final class RepositoryModel {
    private final RepositoryRecord record;
    private final Alerts alerts;
    private final Background background;
    private final ObjectProperty<Optional<RepositoryFacts>> facts = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Asking> asking = new SimpleObjectProperty<>(new Asking.Now());
    private final ObjectProperty<List<String>> evidence = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<String>> said = new SimpleObjectProperty<>(Optional.empty());

    /// A model that has read nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    public RepositoryModel(Account account, Background background) {
        this.record = new RepositoryRecord(account);
        this.alerts = new Alerts(account);
        this.background = background;
    }

    public RepositoryRecord record() {
        return record;
    }

    public ObjectProperty<Optional<RepositoryFacts>> facts() {
        return facts;
    }

    public ObjectProperty<Asking> asking() {
        return asking;
    }

    /// What is proved against it, in the sentences of the alerts.
    public ObjectProperty<List<String>> evidence() {
        return evidence;
    }

    /// What came of the last thing that the person did here.
    public ObjectProperty<Optional<String>> said() {
        return said;
    }

    /// Reads everything anew.
    public void refresh() {
        background.run(() -> new Found(record.facts(), alerts.evidence()), found -> {
            facts.set(Optional.of(found.facts()));
            evidence.set(found.evidence());
        });
    }

    private record Found(RepositoryFacts facts, List<String> evidence) {}

    /// The repository answered, or did not.
    public void heard(Asking outcome) {
        asking.set(outcome);
        refresh();
    }
}
