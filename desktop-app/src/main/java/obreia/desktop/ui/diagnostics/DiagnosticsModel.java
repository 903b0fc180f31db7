package obreia.desktop.ui.diagnostics;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import obreia.desktop.mail.Enrolment;

/// What is known of readers, drivers, cards and the connection. Of the FX thread.
public final class DiagnosticsModel {
    private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(new Search.Unasked());
    private final ReadOnlyObjectWrapper<Optional<Findings>> findings = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Connection> connection = new ReadOnlyObjectWrapper<>(new Connection.Waiting());
    private final ObjectProperty<Optional<Enrolment>> enrolment = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Instant> reached = Optional.empty();

    public ReadOnlyObjectProperty<Search> search() {
        return search.getReadOnlyProperty();
    }

    /// What the newest look found that was not given up.
    public ReadOnlyObjectProperty<Optional<Findings>> findings() {
        return findings.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Connection> connection() {
        return connection.getReadOnlyProperty();
    }

    /// When the repository last answered, since the window was opened.
    public Optional<Instant> reached() {
        return reached;
    }

    /// Absent before it was read.
    public ObjectProperty<Optional<Enrolment>> enrolment() {
        return enrolment;
    }

    /// A look has come so far.
    public void heard(Search now) {
        if (now instanceof Search.Found(var found)) {
            findings.set(Optional.of(found));
        }
        search.set(now);
    }

    /// The line stands so.
    public void heard(Connection now) {
        if (now instanceof Connection.Up(var checked)) {
            reached = Optional.of(checked);
        }
        connection.set(now);
    }

    /// Takes over what another one knows.
    public void takeOver(DiagnosticsModel before) {
        findings.set(before.findings.get());
        search.set(before.search.get());
        reached = before.reached;
        connection.set(before.connection.get());
        enrolment.set(before.enrolment.get());
    }
}
