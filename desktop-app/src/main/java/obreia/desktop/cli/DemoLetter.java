package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.MessageExport;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.MessageState;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.evidence.EvidenceCheck;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.Check;

/// The demo's letter, step by step; each says what was checked, and throws when it does not hold.
final class DemoLetter {
    private static final String TEXT = "Caro João,\nthis letter was sealed before it left.\n";

    private static final String ANOTHER_SUBJECT = "Alteração ao contrato de arrendamento, com o novo prazo de aviso";
    private static final String ANOTHER_TEXT =
            "Segue o texto combinado na sexta-feira.\n\nSe concordar, basta assinar o recibo.\n";

    private final Path export;
    private Optional<Digest> sent = Optional.empty();

    DemoLetter(Path export) {
        this.export = export;
    }

    String send(DemoPerson ana, MailboxId to) throws IOException, MalformedException, VerificationException {
        var file = Attachment.of("contrato.txt", "text/plain", Bytes.utf8("Cláusula única.\n"));
        var draft = new Draft(List.of(to), "Contrato de Março", TEXT, List.of(file), Optional.empty());
        return switch (new MessageSender(ana.account()).send(draft, ana.pin())) {
            case SendOutcome.Stored(var message, var leaf) -> {
                sent = Optional.of(message);
                yield "letter " + message.shortHex() + " is stored at leaf " + leaf + ", the record says what was sent";
            }
            case SendOutcome.Waiting waiting -> throw new IOException("the letter waits: " + waiting.why());
            case SendOutcome.Refused refused ->
                throw new VerificationException(refused.refusal().message());
            case SendOutcome.NotSigned(var outcome) -> throw new VerificationException("not signed: " + outcome);
            case SendOutcome.NotWritten(var why) -> throw new MalformedException(why);
            case SendOutcome.NotConfirmed(var change) -> throw new MalformedException(change.words());
        };
    }

    /// One letter more, which nobody opens.
    static Digest another(DemoPerson from, MailboxId to) throws IOException, MalformedException, VerificationException {
        var draft = new Draft(List.of(to), ANOTHER_SUBJECT, ANOTHER_TEXT, List.of(), Optional.empty());
        if (new MessageSender(from.account()).send(draft, from.pin())
                instanceof SendOutcome.Stored(var message, var leaf)) {
            return message;
        }
        throw new IOException("the second letter was not stored");
    }

    Digest digest() {
        return sent.orElseThrow();
    }

    String inbox(DemoPerson joao) throws IOException, VerificationException {
        var news = new MailPull(joao.account(), joao.account().line()).pull();
        if (news.refusal().isPresent()) {
            throw new IOException(news.refusal().get().message());
        }
        var listed = new Letters(joao.account()).inbox(false, 10);
        if (listed.size() != 1
                || !Optional.of(listed.getFirst().message()).equals(sent)
                || listed.getFirst().state() != MessageState.SEALED
                || listed.getFirst().subject().isPresent()) {
            throw new VerificationException("the inbox does not hold the one sealed letter: " + listed);
        }
        return "one letter from "
                + new Letters(joao.account()).name(listed.getFirst().sender()) + ", "
                + listed.getFirst().size() + " bytes, its envelope hashes to its id, nothing of it is shown";
    }

    String read(DemoPerson joao) throws IOException, VerificationException {
        return switch (new MessageReader(joao.account()).read(sent.orElseThrow(), true, joao.pin())) {
            case ReadOutcome.Verified verified -> {
                var content = verified.message().content();
                if (!content.text().equals(TEXT) || content.attachments().size() != 1) {
                    throw new VerificationException("the letter says something else than was written");
                }
                if (!(verified.receipt() instanceof ReadOutcome.ReceiptState.Stored)) {
                    throw new IOException("the receipt was not stored: " + verified.receipt());
                }
                yield counted(verified.message().checks()) + "; text and file are those that were sent; receipt stored";
            }
            case ReadOutcome.NotVerified refused ->
                throw new VerificationException(refused.failed().step().title() + ": "
                        + refused.failed().why());
            case ReadOutcome.NotSigned(var outcome) -> throw new VerificationException("not signed: " + outcome);
        };
    }

    String status(DemoPerson ana) throws IOException, VerificationException {
        var _ = new MailPull(ana.account(), ana.account().line()).pull();
        var status = new Letters(ana.account()).status(sent.orElseThrow());
        if (!status.allReceipted()) {
            throw new VerificationException("no verified receipt arrived");
        }
        var one = status.recipients().getFirst();
        return "signed by the card of " + one.name() + " for this letter and no other";
    }

    String export(DemoPerson ana) throws IOException, VerificationException {
        var letter = ana.account()
                .vault()
                .messages()
                .find(sent.orElseThrow(), Direction.OUT)
                .orElseThrow();
        var exported = new MessageExport(ana.account()).export(letter);
        var report = exported.report();
        if (report.verdict() != EvidenceCheck.Outcome.HOLDS) {
            throw new VerificationException("the evidence does not hold: " + report.checks());
        }
        Files.createDirectories(export);
        Files.write(export.resolve("letter.zip"), exported.file().toArray());
        Files.writeString(export.resolve("log.txt"), ana.account().logs().key().format() + "\n");
        var held = report.checks().stream()
                .filter(check -> check.outcome() == EvidenceCheck.Outcome.HOLDS)
                .count();
        return "letter.zip, of which " + held + " checks hold and none fails, for the authority and the key in log.txt";
    }

    private static String counted(List<Check> checks) {
        var held = checks.stream()
                .filter(check -> check.outcome() == Check.Outcome.HOLDS)
                .count();
        return held + " checks hold, none fails, " + (checks.size() - held)
                + " not checked (practice cards name nobody who knows of revocation)";
    }
}
