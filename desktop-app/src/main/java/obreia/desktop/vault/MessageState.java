package obreia.desktop.vault;

/// How far a kept message has come; delivery states of sent ones beyond [#STORED] are read from its receipts.
public enum MessageState {
    /// Out: signed and sealed, and not yet stored by the repository.
    WAITING,
    /// Out: the repository has stored it.
    STORED,
    /// Out: the repository refused it for good.
    REFUSED,
    /// In: listed by the repository, and not opened here.
    SEALED,
    /// In: a check failed, or it does not open; the checks say which.
    NOT_VERIFIED,
    /// In: every check held, it was shown, and no receipt was sent.
    OPENED,
    /// In: every check held, and a receipt was signed.
    RECEIPTED
}
