package obreia.protocol.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Statement;
import obreia.protocol.log.LogProof;
import obreia.protocol.revocation.AuthorityAnswer;

/// The members of an evidence file: those that carry it, and those that are written out of them for people
/// and other tools. The latter are never read, only written again and compared.
final class EvidenceMembers {
    static final String README = "README.txt";
    static final String MANIFEST = "manifest.txt";
    static final String MESSAGE = "message.p7m";
    static final String PROOF = "message.tlog-proof";
    static final String ENVELOPE = "envelope.age";
    static final String CERTIFICATES = "certificates.pem";

    private static final Pattern RECEIPT = Pattern.compile("receipts/([0-9a-f-]{36})\\.p7s");
    private static final Pattern ANSWER = Pattern.compile("revocation/[0-9a-f]{64}\\.([a-z]{3,4})");
    private static final Pattern STATEMENT = Pattern.compile("statements/([0-9a-f-]{36})/([0-9]{1,16})\\.p7m");

    private final Map<String, Bytes> members = new LinkedHashMap<>();

    private EvidenceMembers() {}

    /// All members, in their order.
    static List<Member> of(Evidence evidence) throws MalformedException {
        var all = new EvidenceMembers();
        all.members.put("message.eml", Derived.smime(evidence.message()));
        all.recorded("message", "p7m", evidence.message(), evidence.proof());
        if (evidence.envelope().isPresent()) {
            all.members.put(ENVELOPE, evidence.envelope().get().bytes());
        }
        all.members.put(CERTIFICATES, Derived.certificates(evidence));
        for (var receipt : evidence.receipts()) {
            all.recorded(receipt(receipt.from()), "p7s", receipt.cms(), receipt.proof());
        }
        for (var statement : evidence.statements()) {
            var name = statement(statement.mailbox(), statement.version());
            all.members.put(name + ".p7m", statement.cms());
            all.members.put(
                    name + ".directory.tlog-proof", statement.directory().encode());
            all.members.put(name + ".messages.tlog-proof", statement.messages().encode());
        }
        for (var answer : evidence.answers()) {
            all.members.put(answer(answer), answer.der());
        }
        all.members.putAll(Derived.checkpoints(evidence));
        var listed = new ArrayList<Member>();
        listed.add(new Member(README, Instructions.of(evidence)));
        all.members.forEach((name, content) -> listed.add(new Member(name, content)));
        listed.add(1, new Member(MANIFEST, manifest(listed)));
        return listed;
    }

    static Evidence read(List<Member> found) throws MalformedException {
        var evidence = carried(found);
        compare(of(evidence), found);
        return evidence;
    }

    /// What the members carry; whatever else is among them is left out.
    static Evidence carried(List<Member> found) throws MalformedException {
        var all = new EvidenceMembers();
        found.forEach(member -> all.members.put(member.name(), member.content()));
        return all.evidence();
    }

    static String receipt(MailboxId from) {
        return "receipts/" + from;
    }

    static String statement(MailboxId mailbox, long version) {
        return "statements/" + mailbox + "/" + version;
    }

    static String answer(AuthorityAnswer answer) {
        return "revocation/" + answer.digest().hex() + "." + answer.kind().code();
    }

    /// A signed object with its record, its salt, and the proof that holds both.
    private void recorded(String name, String suffix, Bytes cms, LogProof proof) throws MalformedException {
        var recorded = Recorded.of(proof);
        members.put(name + "." + suffix, cms);
        members.put(name + ".record", recorded.record().encode());
        members.put(name + ".salt", recorded.salt());
        members.put(name + ".tlog-proof", proof.encode());
    }

    /// As `sha256sum` writes and checks it.
    private static Bytes manifest(List<Member> members) {
        var lines = new StringBuilder();
        for (var member : members) {
            lines.append(Digest.of(member.content()).hex())
                    .append("  ")
                    .append(member.name())
                    .append('\n');
        }
        return Bytes.utf8(lines.toString());
    }

    private Evidence evidence() throws MalformedException {
        var receipts = new ArrayList<LoggedReceipt>();
        var statements = new ArrayList<LoggedStatement>();
        var answers = new ArrayList<AuthorityAnswer>();
        for (var name : members.keySet()) {
            var receipt = RECEIPT.matcher(name);
            var statement = STATEMENT.matcher(name);
            var answer = ANSWER.matcher(name);
            if (receipt.matches()) {
                var from = MailboxId.parse(receipt.group(1));
                receipts.add(new LoggedReceipt(from, take(name), proof(receipt(from) + ".tlog-proof")));
            } else if (statement.matches()) {
                var mailbox = MailboxId.parse(statement.group(1));
                var version = Text.parseNumber("version", statement.group(2), 1, Statement.MAX_VERSION);
                var prefix = statement(mailbox, version);
                statements.add(new LoggedStatement(
                        mailbox,
                        version,
                        take(name),
                        proof(prefix + ".messages.tlog-proof"),
                        proof(prefix + ".directory.tlog-proof")));
            } else if (answer.matches()) {
                answers.add(answer(name, answer.group(1)));
            }
        }
        if (answers.size() > Evidence.MAX_ANSWERS) {
            throw new MalformedException("evidence file has " + answers.size() + " answers of authorities, at most "
                    + Evidence.MAX_ANSWERS + " are accepted");
        }
        if (receipts.size() > Evidence.MAX_RECEIPTS || statements.size() > Evidence.MAX_STATEMENTS) {
            throw new MalformedException("evidence file has " + receipts.size() + " receipts and " + statements.size()
                    + " statements, at most " + Evidence.MAX_RECEIPTS + " and " + Evidence.MAX_STATEMENTS
                    + " are accepted");
        }
        var envelope = members.containsKey(ENVELOPE)
                ? Optional.of(Envelope.parse(take(ENVELOPE)))
                : Optional.<Envelope>empty();
        return new Evidence(take(MESSAGE), proof(PROOF), envelope, receipts, statements, answers);
    }

    private AuthorityAnswer answer(String name, String suffix) throws MalformedException {
        var kind = AuthorityAnswer.Kind.of(suffix)
                .orElseThrow(() -> new MalformedException("evidence file holds " + name + ", of a kind that is none"));
        var der = take(name);
        if (der.length() > kind.most()) {
            throw new MalformedException(
                    name + " has " + der.length() + " bytes, at most " + kind.most() + " are accepted");
        }
        return new AuthorityAnswer(kind, der);
    }

    private Bytes take(String name) throws MalformedException {
        var content = members.get(name);
        if (content == null) {
            throw new MalformedException("evidence file lacks " + name);
        }
        return content;
    }

    private LogProof proof(String name) throws MalformedException {
        var content = take(name);
        try {
            return LogProof.parse(content);
        } catch (MalformedException e) {
            throw new MalformedException(name + ": " + e.getMessage(), e);
        }
    }

    private static void compare(List<Member> expected, List<Member> found) throws MalformedException {
        for (var i = 0; i < Math.max(expected.size(), found.size()); i++) {
            if (i == found.size()) {
                throw new MalformedException(
                        "evidence file lacks " + expected.get(i).name());
            }
            if (i == expected.size()
                    || !expected.get(i).name().equals(found.get(i).name())) {
                throw new MalformedException(
                        "evidence file holds " + found.get(i).name() + " where it does not belong");
            }
            if (!expected.get(i).content().equals(found.get(i).content())) {
                throw new MalformedException(found.get(i).name() + " is not what the other members make of it");
            }
        }
    }
}
