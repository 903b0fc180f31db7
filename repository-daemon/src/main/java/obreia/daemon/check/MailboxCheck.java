package obreia.daemon.check;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import obreia.daemon.mailbox.EntryFilter;
import obreia.daemon.mailbox.FoldedName;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SignedStatement;

/// The check of the mailboxes: each is what its newest statement says, is found by all that it is looked up by, and
/// holds what the records say.
final class MailboxCheck {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final MailboxStore store;
    private final Origin origin;
    private final Holdings holdings;
    private final Findings findings;

    MailboxCheck(MailboxStore store, Origin origin, Holdings holdings, Findings findings) {
        this.store = store;
        this.origin = origin;
        this.holdings = holdings;
        this.findings = findings;
    }

    void run(Map<MailboxId, SignedStatement> newest) {
        newest.forEach((mailbox, signed) -> {
            findings.look("mailbox " + mailbox, () -> mailbox(mailbox, signed));
            findings.look("what mailbox " + mailbox + " holds", () -> held(mailbox));
        });
        findings.look("the list of people", () -> {
            var listed = new HashSet<>(store.people(FoldedName.of(""), Optional.empty(), Integer.MAX_VALUE));
            for (var mailbox : newest.keySet()) {
                findings.require(
                        store.mailbox(mailbox).map(listed::remove).orElse(true),
                        "mailbox " + mailbox + " is not listed as it is");
            }
            for (var left : listed) {
                findings.add("mailbox " + left.mailbox() + " is listed and has no statement");
            }
        });
        findings.look(
                "what was deleted",
                () -> findings.require(
                        new HashSet<>(store.hidden(LATEST, Integer.MAX_VALUE)).equals(holdings.hidden()),
                        "what was deleted and can be undone is not what the mailboxes say"));
    }

    private void mailbox(MailboxId mailbox, SignedStatement signed) throws IOException {
        var what = "mailbox " + mailbox;
        var found = store.mailbox(mailbox);
        if (found.isEmpty()) {
            findings.add(what + " has a statement and is not stored");
            return;
        }
        var state = found.get();
        findings.require(
                state.equals(MailboxState.of(signed, state.person())), what + " is not what its newest statement says");
        findings.require(
                store.mailboxOf(state.person()).equals(Optional.of(mailbox)), what + " is not found by its person");
        for (var device : state.devices()) {
            findings.require(
                    store.device(device.tlsKey()).equals(Optional.of(new MailboxDevice(mailbox, device.device()))),
                    what + " is not found by its device " + device.device());
            findings.require(
                    store.boxKey(mailbox, device.device()).isPresent(),
                    what + " has no box key of its device " + device.device());
        }
        findings.require(
                store.people(FoldedName.of(state.name()), Optional.empty(), Integer.MAX_VALUE)
                        .contains(state),
                what + " is not found by its name");
        for (var boxKey : store.boxKeys(mailbox)) {
            findings.require(
                    store.boxKey(mailbox, boxKey.device()).equals(Optional.of(boxKey)),
                    what + " has a box key that is not found by its device");
            var entry = signed.statement().devices().stream()
                    .filter(device -> device.id().equals(boxKey.device()))
                    .findFirst();
            findings.require(
                    entry.isPresent(), what + " has a box key of a device that its newest statement does not list");
            if (entry.isPresent()) {
                try {
                    boxKey.verify(origin, mailbox, entry.get());
                } catch (VerificationException e) {
                    findings.add(what + ", box key of device " + boxKey.device() + ": " + e.getMessage());
                }
            }
        }
    }

    private void held(MailboxId mailbox) throws IOException {
        var usage = holdings.usage(mailbox);
        findings.require(
                store.usage(mailbox).equals(usage),
                "mailbox %s is said to hold something else than %d entries of %d bytes"
                        .formatted(mailbox, usage.entries(), usage.bytes()));
        var fresh = store.entries(mailbox, EntryFilter.NEW, -1, Integer.MAX_VALUE).stream()
                .map(listed -> listed.entry().leaf())
                .collect(Collectors.toSet());
        findings.require(fresh.equals(holdings.fresh(mailbox)), "mailbox " + mailbox + " lists as new what is not new");
    }
}
