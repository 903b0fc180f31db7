package obreia.daemon.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.Mailboxes;
import obreia.daemon.mailbox.StoredRecord;
import obreia.daemon.mailbox.StoredStatement;
import obreia.daemon.mailbox.Usage;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;

/// Changes that are not durable yet, and mailboxes as they would be with them. Of one thread.
///
/// Two lie on each other over the store: those of the whole batch, and those of the command that runs.
final class PendingChanges implements Mailboxes {
    private final Mailboxes below;
    private final List<Change> changes = new ArrayList<>();
    private final Map<MailboxId, MailboxState> mailboxes = new HashMap<>();
    private final Map<Person, MailboxId> persons = new HashMap<>();
    private final Map<Digest, Optional<MailboxDevice>> devices = new HashMap<>();
    private final Map<Version, StoredStatement> statements = new HashMap<>();
    private final Map<MailboxDevice, Optional<BoxKeyCertificate>> boxKeys = new HashMap<>();
    private final Map<Long, StoredRecord> records = new HashMap<>();
    private final Map<Digest, Long> envelopes = new HashMap<>();
    private final Map<Sent, Long> sent = new HashMap<>();
    private final Map<Receipted, Long> receipts = new HashMap<>();
    private final Map<Place, Optional<MailboxEntry>> entries = new HashMap<>();
    private final Map<MailboxId, Usage> usages = new HashMap<>();
    private Optional<LogHead> head = Optional.empty();
    private long bytes;

    PendingChanges(Mailboxes below) {
        this.below = below;
    }

    boolean isEmpty() {
        return changes.isEmpty() && usages.isEmpty() && head.isEmpty();
    }

    /// Everything in order; of what each command moves on, the logs' head and mailboxes' usage, only where it came to.
    List<Change> changes() {
        var all = new ArrayList<>(changes);
        usages.forEach((mailbox, usage) -> all.add(new Change.UsageChanged(mailbox, usage)));
        head.ifPresent(last -> all.add(new Change.HeadMoved(last)));
        return all;
    }

    /// How much statements and envelopes add, in bytes.
    long bytes() {
        return bytes;
    }

    void addAll(PendingChanges above) {
        above.changes().forEach(this::add);
    }

    void add(Change change) {
        if (!(change instanceof Change.HeadMoved || change instanceof Change.UsageChanged)) {
            changes.add(change);
        }
        switch (change) {
            case Change.HeadMoved moved -> head = Optional.of(moved.head());
            case Change.UsageChanged changed -> usages.put(changed.mailbox(), changed.usage());
            case Change.StatementAdded added -> {
                var entry = added.entry();
                statements.put(new Version(entry.mailbox(), entry.version()), added.stored());
                bytes += added.stored().cms().length();
            }
            case Change.MailboxChanged changed -> changeMailbox(changed);
            case Change.BoxKeySet set -> {
                var device = new MailboxDevice(set.mailbox(), set.certificate().device());
                boxKeys.put(device, Optional.of(set.certificate()));
            }
            case Change.BoxKeyRemoved removed ->
                boxKeys.put(new MailboxDevice(removed.mailbox(), removed.device()), Optional.empty());
            case Change.RecordAdded added -> addRecord(added);
            case Change.EnvelopeAdded added -> bytes += added.envelope().length();
            case Change.EnvelopeRemoved _ -> {
                // The leaf of an envelope outlives its bytes, and nothing here asks for the bytes.
            }
            case Change.LogGrown _ -> throw new IllegalStateException("no command writes to a log by itself");
            case Change.EntryChanged changed -> entries.put(place(changed.after()), Optional.of(changed.after()));
            case Change.EntryRemoved removed -> entries.put(place(removed.before()), Optional.empty());
        }
    }

    private void changeMailbox(Change.MailboxChanged changed) {
        changed.before()
                .ifPresent(
                        before -> before.devices().forEach(device -> devices.put(device.tlsKey(), Optional.empty())));
        var after = changed.after();
        after.devices()
                .forEach(device ->
                        devices.put(device.tlsKey(), Optional.of(new MailboxDevice(after.mailbox(), device.device()))));
        mailboxes.put(after.mailbox(), after);
        persons.put(after.person(), after.mailbox());
    }

    private void addRecord(Change.RecordAdded added) {
        var record = added.record();
        var leaf = added.stored().leaf();
        records.put(leaf, added.stored());
        envelopes.put(record.envelope(), leaf);
        sent.put(new Sent(record.from(), record.message()), leaf);
        record.receipted().ifPresent(message -> {
            for (var sender : record.to()) {
                receipts.put(new Receipted(sender, message, record.from()), leaf);
            }
        });
    }

    @Override
    public LogHead head() throws IOException {
        return head.isPresent() ? head.get() : below.head();
    }

    @Override
    public Optional<MailboxState> mailbox(MailboxId mailbox) throws IOException {
        var here = mailboxes.get(mailbox);
        return here != null ? Optional.of(here) : below.mailbox(mailbox);
    }

    @Override
    public Optional<MailboxId> mailboxOf(Person person) throws IOException {
        var here = persons.get(person);
        return here != null ? Optional.of(here) : below.mailboxOf(person);
    }

    @Override
    public Optional<MailboxDevice> device(Digest tlsKey) throws IOException {
        var here = devices.get(tlsKey);
        return here != null ? here : below.device(tlsKey);
    }

    @Override
    public Optional<StoredStatement> statement(MailboxId mailbox, long version) throws IOException {
        var here = statements.get(new Version(mailbox, version));
        return here != null ? Optional.of(here) : below.statement(mailbox, version);
    }

    @Override
    public Optional<BoxKeyCertificate> boxKey(MailboxId mailbox, DeviceId device) throws IOException {
        var here = boxKeys.get(new MailboxDevice(mailbox, device));
        return here != null ? here : below.boxKey(mailbox, device);
    }

    @Override
    public Optional<StoredRecord> record(long leaf) throws IOException {
        var here = records.get(leaf);
        return here != null ? Optional.of(here) : below.record(leaf);
    }

    @Override
    public Optional<Long> leafOf(Digest envelope) throws IOException {
        var here = envelopes.get(envelope);
        return here != null ? Optional.of(here) : below.leafOf(envelope);
    }

    @Override
    public Optional<Long> sent(MailboxId sender, Digest message) throws IOException {
        var here = sent.get(new Sent(sender, message));
        return here != null ? Optional.of(here) : below.sent(sender, message);
    }

    @Override
    public Optional<Long> receipt(MailboxId sender, Digest message, MailboxId reader) throws IOException {
        var here = receipts.get(new Receipted(sender, message, reader));
        return here != null ? Optional.of(here) : below.receipt(sender, message, reader);
    }

    @Override
    public Optional<MailboxEntry> entry(MailboxId mailbox, long leaf) throws IOException {
        var here = entries.get(new Place(mailbox, leaf));
        return here != null ? here : below.entry(mailbox, leaf);
    }

    @Override
    public Usage usage(MailboxId mailbox) throws IOException {
        var here = usages.get(mailbox);
        return here != null ? here : below.usage(mailbox);
    }

    private static Place place(MailboxEntry entry) {
        return new Place(entry.mailbox(), entry.leaf());
    }

    private record Version(MailboxId mailbox, long version) {}

    private record Sent(MailboxId sender, Digest message) {}

    private record Receipted(MailboxId sender, Digest message, MailboxId reader) {}

    private record Place(MailboxId mailbox, long leaf) {}
}
