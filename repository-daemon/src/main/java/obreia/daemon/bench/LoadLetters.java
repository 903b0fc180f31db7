package obreia.daemon.bench;

import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.Limits;
import obreia.protocol.wire.Request;

/// Letters of one size for the load: envelopes of the right shape, sealed to nobody, each another. Of one thread.
final class LoadLetters {
    /// The smallest envelope, in bytes.
    static final int MIN_SIZE = Envelope.headerSize(1) + Envelope.MIN_PAYLOAD;

    private static final int ENCAPSULATION = 1120;

    private final SplittableRandom random;
    private final Bytes beginning;

    LoadLetters(int size, long seed) {
        this.random = new SplittableRandom(seed);
        var header = "age-encryption.org/v1\n-> mlkem768x25519 " + base64(ENCAPSULATION) + "\n" + base64(Digest.LENGTH)
                + "\n--- " + base64(Digest.LENGTH) + "\n";
        this.beginning = Bytes.concat(Bytes.utf8(header), bytes(size - header.length() - Digest.LENGTH));
    }

    Request.Send next(MailboxId to) {
        return new Request.Send(
                List.of(to),
                new Digest(bytes(Digest.LENGTH)),
                bytes(Limits.SALT),
                Bytes.concat(beginning, bytes(Digest.LENGTH)));
    }

    private Bytes bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private String base64(int length) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes(length).toArray());
    }
}
