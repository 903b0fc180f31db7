package obreia.desktop.repository;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.TreeHead;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.StatementProofs;

/// Letters and receipts between Ana and Rui, and the records that say so.
final class Records {
    static final MailboxId ANA = MailboxId.ofKey(Bytes.utf8("ana"));
    static final MailboxId RUI = MailboxId.ofKey(Bytes.utf8("rui"));
    static final Digest MESSAGE = Digest.of(Bytes.utf8("message"));
    static final Digest RECEIPT = Digest.of(Bytes.utf8("receipt"));
    static final Bytes SALT = Digest.of(Bytes.utf8("salt")).bytes();
    static final Bytes ENVELOPE = Bytes.utf8("envelope");
    static final Instant NOW = Instant.parse("2026-11-23T10:02:05Z");

    private static final Bytes CHECKPOINT = checkpoint();

    private Records() {}

    static Request.Send send(Bytes envelope) {
        return new Request.Send(List.of(RUI), MESSAGE, SALT, envelope);
    }

    /// What Ana's letter to Rui is recorded as.
    static LogRecord letter() {
        return new LogRecord(
                ScriptedServer.ORIGIN,
                LogRecord.Kind.MESSAGE,
                Digest.of(ENVELOPE),
                MESSAGE,
                Optional.empty(),
                ANA,
                List.of(RUI),
                List.of(),
                NOW);
    }

    /// What Rui's receipt for it is recorded as.
    static LogRecord receipt() {
        return new LogRecord(
                ScriptedServer.ORIGIN,
                LogRecord.Kind.RECEIPT,
                Digest.of(ENVELOPE),
                RECEIPT,
                Optional.of(MESSAGE),
                RUI,
                List.of(ANA),
                List.of(),
                NOW);
    }

    /// The answer that claims to have stored a record at a leaf. Its proof is of the right shape, and proves nothing.
    static Response.Stored stored(Bytes record, long leaf) {
        return stored(SALT, record, leaf);
    }

    static Response.Stored stored(Bytes salt, Bytes record, long leaf) {
        return new Response.Stored(proof(Optional.of(Bytes.concat(salt, record)), leaf));
    }

    static StatementProofs proofs(long leaf) {
        return new StatementProofs(proof(Optional.empty(), 0), proof(Optional.empty(), leaf));
    }

    static Bytes proof(Optional<Bytes> extra, long leaf) {
        return new LogProof(extra, leaf, List.of(), CHECKPOINT).encode();
    }

    private static Bytes checkpoint() {
        try (var key = SigningKey.of(
                ByteBuffer.wrap(Digest.of(Bytes.utf8("log key")).bytes().toArray()))) {
            var log = new LogName(ScriptedServer.ORIGIN, LogKind.MESSAGES, 1);
            return SignedCheckpoint.sign(new Checkpoint(log, TreeHead.empty()), key)
                    .bytes();
        }
    }

    static Entry entry(long leaf, LogRecord record) {
        return new Entry(leaf, SALT, record.encode(), 100, false);
    }
}
