package obreia.protocol.evidence;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;

/// The text for a person who has the file and does not know Obreia: what is in it, and the commands, of tools that
/// nobody here wrote, that check it.
final class Instructions {
    private static final String OPENSSL = "-purpose any -CAfile CA.pem -certfile certificates.pem";

    private final StringBuilder text = new StringBuilder();

    private Instructions() {}

    static Bytes of(Evidence evidence) throws MalformedException {
        var instructions = new Instructions();
        var record = Recorded.of(evidence.proof()).record();
        instructions.text.append("""
                Evidence of the letter %s
                recorded by %s at %s
                (obreia.evidence.v1: the format is in evidence.md of the specification)

                Nothing in this folder says whom to trust. Bring, from somewhere you trust:
                  CA.pem   the certificates of the authorities whose cards you believe
                  M, D     the verifier keys of the repository's logs: messages and directory
                All of it at once:  obreia verify FILE.zip --trust CA.pem --log FILE-WITH-THE-KEYS
                What follows checks it piece by piece, without Obreia. Run the commands in this folder.
                If a certificate has expired since, add  -attime %d  to openssl's: the time of the record.

                1. Nothing was lost or changed by accident on the way:

                    sha256sum -c manifest.txt

                2. The letter. The first command shows its text and who signed it, the second takes the same as mail:

                    openssl cms -verify -binary -inform DER -in message.p7m %s -out letter.txt
                    openssl cms -verify -in message.eml %s -out letter.txt

                   The letter's name in everything below is the SHA-256 of message.p7m:

                    sha256sum message.p7m

                """.formatted(
                        evidence.digest(),
                        record.origin(),
                        Text.format(record.time()),
                        record.time().getEpochSecond(),
                        OPENSSL,
                        OPENSSL));
        instructions.receipts(evidence);
        instructions.log(evidence);
        instructions.statements(evidence);
        return Bytes.utf8(instructions.text.toString());
    }

    private void receipts(Evidence evidence) {
        if (evidence.receipts().isEmpty()) {
            text.append("3. No receipt is in this folder. That proves nothing: nobody must sign one.\n\n");
            return;
        }
        text.append("""
                3. The receipts: each shows that somebody signed for this letter. Who that was is in its certificate; that
                   they were among the recipients is in the letter's headers: openssl looks at neither.

                """);
        for (var receipt : evidence.receipts()) {
            text.append(
                    "    openssl cms -verify_receipt %s.p7s -rctform DER -inform DER -in message.p7m %s -out letter.txt\n"
                            .formatted(EvidenceMembers.receipt(receipt.from()), OPENSSL));
        }
        text.append('\n');
    }

    private void log(Evidence evidence) {
        text.append("""
                4. The log. message.record is what the repository wrote down: whose, for whom, which sealed bytes
                   (envelope.age, if it is here), which letter, when. The log's entry is the SHA-256 of salt and record:

                    cat message.salt message.record | openssl dgst -sha256 -binary > entry

                   message.tlog-proof (c2sp.org/tlog-proof) leads from it to the signed checkpoint. A tlog tool checks that:

                    sed '/^c2sp.org/d;/^extra /d' message.tlog-proof > entry.spicy
                    go run filippo.io/torchwood/cmd/spicy@latest -verify "$M" entry

                """);
        for (var receipt : evidence.receipts()) {
            var name = EvidenceMembers.receipt(receipt.from());
            text.append("    cat %s.salt %s.record | openssl dgst -sha256 -binary > entry\n".formatted(name, name));
            spicy(name + ".tlog-proof", "M");
        }
        text.append('\n');
    }

    private void statements(Evidence evidence) {
        text.append("""
                5. Who is who. A statement says which card speaks for a mailbox. Each is an entry of both logs; the one in
                   force is the last whose index in the messages log is below that of the letter or receipt.

                """);
        for (var statement : evidence.statements()) {
            var name = EvidenceMembers.statement(statement.mailbox(), statement.version());
            text.append("    openssl cms -verify -binary -inform DER -in %s.p7m %s -out statement.json\n"
                    .formatted(name, OPENSSL));
            text.append("    openssl dgst -sha256 -binary %s.p7m > entry\n".formatted(name));
            spicy(name + ".messages.tlog-proof", "M");
            text.append(
                    "    printf 'obreia.directory.v1\\n%s\\n%d\\n%%s\\n' $(sha256sum < %s.p7m | cut -c1-64) > entry\n"
                            .formatted(statement.mailbox(), statement.version(), name));
            spicy(name + ".directory.tlog-proof", "D");
        }
        text.append("""

                Not here, by intent: any private key, and any key that opens envelope.age. That the sealed bytes hold this
                letter is said by its sender in the record, and by each reader who signed a receipt.
                """);
    }

    private void spicy(String proof, String key) {
        text.append("    sed '/^c2sp.org/d;/^extra /d' %s > entry.spicy\n".formatted(proof));
        text.append("    go run filippo.io/torchwood/cmd/spicy@latest -verify \"$%s\" entry\n".formatted(key));
    }
}
