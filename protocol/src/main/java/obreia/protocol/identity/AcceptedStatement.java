package obreia.protocol.identity;

/// A signed statement that [StatementChain] found in its place, the valid path of its card, and how it continues the
/// statement before.
public record AcceptedStatement(SignedStatement signed, ValidatedPath path, Continuation continuation) {
    /// The person that the validated card names.
    public Person person() {
        return path.person();
    }
}
