package obreia.protocol.identity;

/// How a statement continues the one before it, as correspondents are told.
public enum Continuation {
    /// Version 1: it opens the mailbox.
    FIRST,
    /// The key that signed the statement before signed this one; its certificate may have been renewed.
    SAME_CARD,
    /// A new card of the same person, and a device of the statement before vouches for it.
    NEW_CARD_ENDORSED,
    /// A new card of the same person that no device vouches for: to be confirmed before the next letter is sealed.
    NEW_CARD_UNENDORSED
}
