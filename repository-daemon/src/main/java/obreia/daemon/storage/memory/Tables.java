package obreia.daemon.storage.memory;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.DeviceKey;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.PeopleCursor;
import obreia.daemon.mailbox.StoredRecord;
import obreia.daemon.mailbox.StoredStatement;
import obreia.daemon.mailbox.Usage;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.log.LogKind;

/// The maps of a memory store. Guarded by the store.
final class Tables {
    final Map<MailboxId, MailboxState> mailboxes = new HashMap<>();
    final Map<Person, MailboxId> persons = new HashMap<>();
    final Map<Digest, MailboxDevice> devices = new HashMap<>();
    final NavigableMap<PeopleCursor, MailboxState> people = new TreeMap<>();
    final Map<MailboxId, NavigableMap<Long, StoredStatement>> statements = new HashMap<>();
    final Map<MailboxId, NavigableMap<DeviceId, BoxKeyCertificate>> boxKeys = new HashMap<>();
    final Map<Long, StoredRecord> records = new HashMap<>();
    final Map<Digest, Bytes> envelopes = new HashMap<>();
    final Map<Digest, Long> envelopeLeaves = new HashMap<>();
    final Map<SentMessage, Long> sent = new HashMap<>();
    final Map<SentMessage, NavigableMap<MailboxId, Long>> receipts = new HashMap<>();
    final Map<MailboxId, NavigableMap<Long, MailboxEntry>> entries = new HashMap<>();
    final Map<MailboxId, Usage> usages = new HashMap<>();
    final Map<LogKind, StoredLog> logs = new EnumMap<>(LogKind.class);
    LogHead head = LogHead.EMPTY;

    /// The part of a table that belongs to one key; an empty one, kept nowhere, where there is none.
    static <K, L, V> NavigableMap<L, V> part(Map<K, NavigableMap<L, V>> table, K key) {
        var part = table.get(key);
        return part != null ? part : new TreeMap<>();
    }

    void apply(Change change) {
        switch (change) {
            case Change.HeadMoved moved -> head = moved.head();
            case Change.StatementAdded added -> {
                var entry = added.entry();
                put(statements, entry.mailbox(), entry.version(), added.stored());
            }
            case Change.MailboxChanged changed -> {
                changed.before().ifPresent(this::forget);
                remember(changed.after());
            }
            case Change.BoxKeySet set -> {
                var certificate = set.certificate();
                put(boxKeys, set.mailbox(), certificate.device(), certificate);
            }
            case Change.BoxKeyRemoved removed ->
                part(boxKeys, removed.mailbox()).remove(removed.device());
            case Change.RecordAdded added -> add(added);
            case Change.EnvelopeAdded added -> envelopes.put(added.id(), added.envelope());
            case Change.EnvelopeRemoved removed -> envelopes.remove(removed.id());
            case Change.EntryChanged changed -> {
                var entry = changed.after();
                put(entries, entry.mailbox(), entry.leaf(), entry);
            }
            case Change.EntryRemoved removed -> {
                var entry = removed.before();
                part(entries, entry.mailbox()).remove(entry.leaf());
            }
            case Change.LogGrown grown -> log(grown.log()).grow(grown);
            case Change.UsageChanged changed -> usages.put(changed.mailbox(), changed.usage());
        }
    }

    StoredLog log(LogKind kind) {
        return logs.computeIfAbsent(kind, _ -> new StoredLog());
    }

    private static <K, L extends Comparable<L>, V> void put(Map<K, NavigableMap<L, V>> table, K key, L row, V value) {
        table.computeIfAbsent(key, _ -> new TreeMap<>()).put(row, value);
    }

    private void forget(MailboxState state) {
        people.remove(PeopleCursor.after(state));
        persons.remove(state.person());
        state.devices().stream().map(DeviceKey::tlsKey).forEach(devices::remove);
    }

    private void remember(MailboxState state) {
        mailboxes.put(state.mailbox(), state);
        people.put(PeopleCursor.after(state), state);
        persons.put(state.person(), state.mailbox());
        state.devices()
                .forEach(device -> devices.put(device.tlsKey(), new MailboxDevice(state.mailbox(), device.device())));
    }

    private void add(Change.RecordAdded added) {
        var record = added.record();
        var leaf = added.stored().leaf();
        records.put(leaf, added.stored());
        envelopeLeaves.put(record.envelope(), leaf);
        sent.put(new SentMessage(record.from(), record.message()), leaf);
        record.receipted()
                .ifPresent(message -> record.to()
                        .forEach(sender -> put(receipts, new SentMessage(sender, message), record.from(), leaf)));
    }

    /// A message by its sender: two senders may claim one digest.
    record SentMessage(MailboxId sender, Digest message) {}
}
