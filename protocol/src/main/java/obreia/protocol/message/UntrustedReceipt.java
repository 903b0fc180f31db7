package obreia.protocol.message;

import java.util.List;

/// A receipt that failed a step: it proves nothing, and is kept only to show what was handed out.
public final class UntrustedReceipt implements ReceiptReading {
    private final Check failure;
    private final List<Check> checks;

    UntrustedReceipt(Check failure, List<Check> checks) {
        this.failure = failure;
        this.checks = List.copyOf(checks);
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
}
