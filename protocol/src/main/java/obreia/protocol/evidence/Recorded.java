package obreia.protocol.evidence;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;

/// The salt and the record that a proof of submission carries as its extra data: claimed, until their entry was proved.
record Recorded(Bytes salt, LogRecord record) {
    /// The extra data of a proof: the salt, 32 bytes, and the record after it.
    static Bytes extra(Bytes salt, LogRecord record) {
        return Bytes.concat(salt, record.encode());
    }

    static Recorded of(LogProof proof) throws MalformedException {
        var extra = proof.extra()
                .orElseThrow(() -> new MalformedException("a proof of submission has no salt and no record"));
        if (extra.length() < LogRecord.SALT) {
            throw new MalformedException("a proof of submission has " + extra.length() + " bytes of salt");
        }
        return new Recorded(
                extra.slice(0, LogRecord.SALT), LogRecord.decode(extra.slice(LogRecord.SALT, extra.length())));
    }

    /// The entry of the messages log.
    Digest entry() {
        return record.leaf(salt);
    }
}
