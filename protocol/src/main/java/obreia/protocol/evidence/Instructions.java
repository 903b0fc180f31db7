package obreia.protocol.evidence;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;

/// The text for a person who has the file and does not know Obreia: what is in it, and the commands, of
/// tools that nobody here wrote, that check it.
///
/// It is part of the format, letter by letter: another wording is another version of evidence.
final class Instructions {
    private static final String OPENSSL = "-purpose any -CAfile CA.pem -certfile certificates.pem";

    private static final String LOG = """
            4. The log. message.record is what the repository wrote down: for whom, which sealed bytes (envelope.age, if it
               is here), which letter, when. The entry of the log is the SHA-256 of salt and record. message.tlog-proof
               leads from it to a checkpoint that the log's key signed (c2sp.org/tlog-proof). A tlog tool checks that; so
               does this, which takes the proof, the key, and the entry from the file "entry" (RFC 9162, section 2.1.3.2):

                hash() { openssl dgst -sha256 -binary; }
                check() {
                  sed '1,/^$/d' "$1" > note
                  sed '/^$/,$d' note > text
                  i=$(sed -n 's/^index //p' "$1") s=$(($(sed -n 2p text) - 1))
                  { printf '\\000'; cat entry; } | hash > root
                  for p in $(sed -n '/^index /,/^$/p' "$1" | sed 1d); do
                    echo "$p" | base64 -d > other
                    if [ $((i % 2)) = 1 ] || [ $i = $s ]; then
                      { printf '\\001'; cat other root; } | hash > next
                      while [ $((i % 2)) = 0 ] && [ $i != 0 ]; do i=$((i / 2)) s=$((s / 2)); done
                    else
                      { printf '\\001'; cat root other; } | hash > next
                    fi
                    mv next root
                    i=$((i / 2)) s=$((s / 2))
                  done
                  grep -F -- " ${2%%+*} " note | sed 's/.* //' | head -n 1 | base64 -d | tail -c +5 > signature
                  { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
                    echo "${2#*+*+}" | base64 -d | tail -c 32; } > key.der
                  [ $s = 0 ] && [ "$(base64 < root)" = "$(sed -n 3p text)" ] && [ "${2%%+*}" = "$(sed -n 1p text)" ] &&
                    openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile signature
                }
                cat message.salt message.record | hash > entry
                check message.tlog-proof "$M"
            """;

    private final StringBuilder text = new StringBuilder();

    private Instructions() {}

    static Bytes of(Evidence evidence) throws MalformedException {
        var instructions = new Instructions();
        var record = Recorded.of(evidence.proof()).record();
        instructions.text.append("""
            Evidence of the letter %s
            recorded by %s at %s
            (obreia.evidence.v1)

            Nothing in this folder says whom to trust. Bring, from somewhere you trust:
              CA.pem   the certificates of the authorities whose cards you believe
              M and D  the verifier keys (name+id+key) of the repository's messages log and directory log
            All of it at once:  ./obreia verify FILE.zip --trust CA.pem --log FILE-WITH-THE-KEYS
            What follows checks it piece by piece, without Obreia, with openssl 3 and a POSIX shell.
            Run the commands in this folder, in their order, after  M='...' D='...'
            If a certificate has expired since, add  -attime %d  to openssl's: the time of the record.

            1. Nothing was lost or changed by accident on the way:

                sha256sum -c manifest.txt

            2. The letter. The first command writes its text and the certificate of who signed it, the second shows the
               name in that, and the third takes the same letter as mail:

                openssl cms -verify -binary -inform DER -in message.p7m %s -out letter.txt -signer signer.pem
                openssl x509 -in signer.pem -noout -subject
                openssl cms -verify -in message.eml %s -out letter.txt

               The letter's name is the SHA-256 of message.p7m:

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
        instructions.answers(evidence);
        return Bytes.utf8(instructions.text.toString());
    }

    private void receipts(Evidence evidence) {
        if (evidence.receipts().isEmpty()) {
            text.append("3. No receipt is in this folder. That proves nothing: nobody must sign one.\n\n");
            return;
        }
        text.append("""
                3. The receipts: each shows that somebody signed for this letter. Who that was is the name that the second
                   command shows; that they were asked to is in the letter's headers: openssl looks at neither.

                """);
        for (var receipt : evidence.receipts()) {
            text.append("    openssl cms -verify_receipt %s.p7s -rctform DER -inform DER -in message.p7m %s\n"
                    .formatted(EvidenceMembers.receipt(receipt.from()), OPENSSL));
            text.append("    openssl pkcs7 -inform DER -in %s.p7s -print_certs -noout\n"
                    .formatted(EvidenceMembers.receipt(receipt.from())));
        }
        text.append('\n');
    }

    private void log(Evidence evidence) {
        text.append(LOG);
        for (var receipt : evidence.receipts()) {
            var name = EvidenceMembers.receipt(receipt.from());
            text.append("    cat %s.salt %s.record | hash > entry\n".formatted(name, name));
            check(name + ".tlog-proof", "M");
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
            text.append("    hash < %s.p7m > entry\n".formatted(name));
            check(name + ".messages.tlog-proof", "M");
            text.append(
                    "    printf 'obreia.directory.v1\\n%s\\n%d\\n%%s\\n' $(sha256sum < %s.p7m | cut -c1-64) > entry\n"
                            .formatted(statement.mailbox(), statement.version(), name));
            check(name + ".directory.tlog-proof", "D");
        }
        text.append("""

                Not here, by intent: any private key, and any key that opens envelope.age. That the sealed bytes hold this
                letter is said by its sender in the record, and by each reader who signed a receipt.
                """);
    }

    private void answers(Evidence evidence) {
        if (evidence.answers().isEmpty()) {
            return;
        }
        text.append("""

                6. What authorities said. revocation/ holds what those who issued the cards said of them, as it was asked for
                   when letter and receipts were checked: .ocsp and .crl say whether a card was revoked and since when, .crt
                   are certificates of authorities. Whether a card was good at the time of the record is for you to compare.

                """);
        for (var answer : evidence.answers()) {
            var name = EvidenceMembers.answer(answer);
            var command = switch (answer.kind()) {
                case OCSP -> "    openssl ocsp -respin %s -resp_text -CAfile CA.pem -verify_other certificates.pem\n";
                case CRL -> "    openssl crl -inform DER -in %s -noout -text\n";
                case CRT -> "    openssl x509 -inform DER -in %s -noout -subject -issuer\n";
            };
            text.append(command.formatted(name));
        }
    }

    private void check(String proof, String key) {
        text.append("    check %s \"$%s\"\n".formatted(proof, key));
    }
}
