package obreia.desktop.vault;

/// Whether a message came here or was sent from this mailbox.
public enum Direction {
    IN,
    OUT
}
