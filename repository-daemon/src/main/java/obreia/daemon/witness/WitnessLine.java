package obreia.daemon.witness;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import obreia.daemon.log.StoredNodes;
import obreia.daemon.mailbox.StoredLogs;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;
import obreia.protocol.log.AddCheckpoint;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.NoteSignature;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;

/// The way to one witness: asks it to cosign checkpoints, and remembers how far it has come with each log. Of one
/// thread.
final class WitnessLine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_ANSWER = 1 << 14;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final WitnessAddress witness;
    private final StoredLogs logs;
    private final HttpClient http;
    private final Map<LogKind, Long> sizes = new EnumMap<>(LogKind.class);

    WitnessLine(WitnessAddress witness, StoredLogs logs, HttpClient http) {
        this.witness = witness;
        this.logs = logs;
        this.http = http;
    }

    WitnessAddress witness() {
        return witness;
    }

    /// The witness's cosignature under this checkpoint, checked.
    ///
    /// @throws VerificationException where the witness does not cosign: what it answers says why
    NoteSignature cosign(SignedCheckpoint checkpoint) throws IOException, MalformedException, VerificationException {
        var log = checkpoint.log().kind();
        var answer = ask(checkpoint, sizes.getOrDefault(log, 0L));
        if (answer.statusCode() == CONFLICT) {
            // The first question of a process, or somebody else has asked the witness meanwhile.
            var size =
                    Text.parseNumber("the witness's size", body(answer).text().strip(), 0, TreeHead.MAX_SIZE);
            if (size > checkpoint.head().size()) {
                throw new VerificationException("it has cosigned " + checkpoint.log() + " with " + size
                        + " entries, this checkpoint has " + checkpoint.head().size());
            }
            answer = ask(checkpoint, size);
        }
        if (answer.statusCode() != OK) {
            throw new VerificationException("it answered " + answer.statusCode() + ": "
                    + body(answer).text().strip());
        }
        var signature = own(checkpoint, body(answer).text());
        sizes.put(log, checkpoint.head().size());
        return signature;
    }

    private NoteSignature own(SignedCheckpoint checkpoint, String lines)
            throws MalformedException, VerificationException {
        for (var line : lines.lines().toList()) {
            var signature = NoteSignature.parse(line);
            if (witness.key().cosigned(checkpoint.note().with(signature)).isPresent()) {
                return signature;
            }
        }
        throw new VerificationException("its answer holds no cosignature of " + witness.key());
    }

    private HttpResponse<byte[]> ask(SignedCheckpoint checkpoint, long from) throws IOException {
        var log = checkpoint.log().kind();
        var proof = Trees.proveConsistency(from, checkpoint.head().size(), new StoredNodes(logs, log));
        var body = new AddCheckpoint(from, proof, checkpoint.bytesWithoutCosignatures()).encode();
        var request = HttpRequest.newBuilder(witness.addCheckpoint())
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()))
                .build();
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    private static Bytes body(HttpResponse<byte[]> answer) {
        return Bytes.of(answer.body());
    }
}
