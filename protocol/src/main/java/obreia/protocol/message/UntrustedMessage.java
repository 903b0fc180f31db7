package obreia.protocol.message;

import java.util.List;
import java.util.Optional;

/// A message that failed a step: it gets no receipt, and what it says is shown on request only, as not verified.
public final class UntrustedMessage implements Reading {
    private final Check failure;
    private final List<Check> checks;
    private final Optional<OpenedMessage> opened;

    UntrustedMessage(Check failure, List<Check> checks, Optional<OpenedMessage> opened) {
        this.failure = failure;
        this.checks = List.copyOf(checks);
        this.opened = opened;
    }

    /// The first step that failed.
    public Step step() {
        return failure.step();
    }

    /// Why it failed, in a sentence for a person.
    public String why() {
        return failure.why();
    }

    @Override
    public List<Check> checks() {
        return checks;
    }

    /// What the message claims, as far as it could be opened and its signature holds; nobody vouches for any of it.
    public Optional<OpenedMessage> evenThoughUnverified() {
        return opened;
    }
}
