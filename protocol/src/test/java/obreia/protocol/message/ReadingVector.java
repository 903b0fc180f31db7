package obreia.protocol.message;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.fixtures.messages.Post;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.LogRecord;
import obreia.protocol.sealing.BoxKey;
import obreia.protocol.sealing.Sealer;

/// A vector of the kind `reading`: what a reader knows, and how the body is recorded; it is sealed when it is read.
record ReadingVector(Vector vector) {
    private static final BoxKey KEY = BoxKey.of(Digest.of().bytes().buffer());
    private static final long LEAF = 10;

    static List<BoxKey> keys() {
        return List.of(KEY);
    }

    Arrival arrival(LogRecord.Kind kind, Optional<Digest> receipted) throws MalformedException {
        var envelope = Sealer.seal(vector.body(), List.of(KEY.recipient()), new SecureRandom());
        var to = new ArrayList<MailboxId>();
        for (var mailbox : vector.value("to").split(" ", -1)) {
            to.add(MailboxId.parse(mailbox));
        }
        var record = new LogRecord(
                Origin.parse(vector.value("origin")),
                kind,
                envelope.id(),
                Digest.of(vector.body()),
                receipted,
                MailboxId.parse(vector.value("from")),
                to,
                List.of(),
                Instant.parse(vector.value("stored")));
        return new Arrival(
                envelope.id(), envelope, record.encode(), Post.SALT, LEAF, Instant.parse(vector.value("at")));
    }

    /// From where the vector's mailbox looks, who knows one statement.
    Standpoint standpoint() throws MalformedException, VerificationException {
        var statement = SignedStatement.verify(Bytes.fromBase64(vector.value("statement")));
        return new Standpoint(
                Origin.parse(vector.value("origin")),
                MailboxId.parse(vector.value("mailbox")),
                new PathValidator(anchors(), RevocationChecker.none()),
                (mailbox, leaf) -> Optional.of(statement)
                        .filter(known -> known.statement().mailbox().equals(mailbox)),
                KnownMessages.none(),
                Post.logs());
    }

    private TrustAnchors anchors() throws MalformedException {
        try (var in = Bytes.fromBase64(vector.value("anchor")).stream()) {
            var anchor =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return TrustAnchors.of(Map.of(new SchemeName("test"), List.of(anchor)));
        } catch (CertificateException | IOException e) {
            throw new IllegalStateException("the anchor of " + vector + " cannot be read", e);
        }
    }
}
