package obreia.desktop.ui.repository;

/// What a person may do about the repository.
public interface RepositoryActions {
    /// Asks it now.
    void checkAgain();

    /// Lets the person choose a place, and writes there what is kept against it.
    void saveEvidence();

    void copy(String text);

    /// The person has seen the alarms.
    void acknowledge();
}
