package obreia.desktop.repository;

import java.util.function.Function;

/// What a repository answered: yes with `T`, or no. That it could not be reached is an IOException, that it answered
/// what cannot be true a VerificationException; neither is an answer.
public sealed interface Answer<T> {
    /// Granted, and checked by what it holds.
    record Granted<T>(T content) implements Answer<T> {}

    /// Refused.
    record Refused<T>(Refusal refusal) implements Answer<T> {}

    /// The same answer with another content.
    default <U> Answer<U> map(Function<? super T, ? extends U> function) {
        return switch (this) {
            case Granted<T>(var content) -> new Granted<>(function.apply(content));
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }
}
