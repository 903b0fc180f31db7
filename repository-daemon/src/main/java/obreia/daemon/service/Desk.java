package obreia.daemon.service;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import obreia.daemon.log.Committed;
import obreia.daemon.log.Committer;
import obreia.daemon.log.Transaction;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.mailbox.Mailboxes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.wire.ErrorCode;

/// What every service needs: the repository's name and time, the store to read, and the one way to change it.
record Desk(Origin origin, MailboxStore store, Committer committer, InstantSource clock) {

    /// What a request changes. It runs alone, so what it asks of the transaction stays true until its changes are
    /// taken; it refuses before it changes anything, and does nothing slow.
    interface Step<T> {
        T run(Transaction transaction) throws IOException, Refusal;
    }

    Instant now() {
        return clock.instant();
    }

    /// The mailbox that the caller's key is a device of, by its newest statement as `known` has it.
    static MailboxDevice member(Mailboxes known, Caller caller) throws IOException, Refusal {
        return known.device(Digest.of(caller.tlsKey()))
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_REGISTERED, "this device belongs to no mailbox here: register it first"));
    }

    /// As [#member], from what is durable.
    MailboxDevice member(Caller caller) throws IOException, Refusal {
        return member(store, caller);
    }

    /// Runs the step in its turn and waits until what it changed is durable.
    <T> T commit(Step<T> step) throws IOException, Refusal {
        return commitProved(step).result();
    }

    /// As [#commit], with the proofs of what the step changed and of what was there before.
    <T> Committed<T> commitProved(Step<T> step) throws IOException, Refusal {
        var committed = committer.commitProved(transaction -> run(step, transaction));
        return switch (committed.result()) {
            case Outcome.Done<T>(var result) -> new Committed<>(result, committed.proofs());
            case Outcome.Refused<T>(var refusal) -> throw refusal;
        };
    }

    private static <T> Outcome<T> run(Step<T> step, Transaction transaction) throws IOException {
        try {
            return new Outcome.Done<>(step.run(transaction));
        } catch (Refusal refusal) {
            return new Outcome.Refused<>(refusal);
        }
    }

    // T is a type argument of Committer.commit's answer and so cannot be dropped from Refused.
    private sealed interface Outcome<T> {
        record Done<T>(T result) implements Outcome<T> {}

        record Refused<T>(Refusal refusal) implements Outcome<T> {}
    }
}
