package obreia.desktop.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import obreia.desktop.timeline.KeptViolation;
import obreia.desktop.vault.Direction;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Text;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.WitnessKey;
import obreia.protocol.wire.RepositoryAddress;

/// The repository as the vault has known it since the first day. Nothing here asks it: it can be read offline.
public final class RepositoryRecord {
    private final Account account;

    public RepositoryRecord(Account account) {
        this.account = account;
    }

    public RepositoryFacts facts() throws IOException {
        var address = account.member().repository();
        var vault = account.vault();
        var logs = new ArrayList<RepositoryFacts.Log>();
        for (var kind : LogKind.values()) {
            log(address, kind).ifPresent(logs::add);
        }
        var missing = new ArrayList<RepositoryFacts.Missing>();
        for (var gap : new Conversation(account).gaps()) {
            missing.add(new RepositoryFacts.Missing(gap.number(), new Letters(account).name(gap.sender())));
        }
        var violations = violations(address);
        return new RepositoryFacts(
                account.now(),
                address,
                logs,
                vault.logs().messages(Direction.OUT),
                vault.logs().messages(Direction.IN),
                vault.logs().receipts(),
                vault.outbox().all().size(),
                missing,
                vault.alarms().open(),
                vault.witnesses().keys().stream().map(WitnessKey::name).toList(),
                vault.witnesses().quorum(),
                violations.stream().filter(KeptViolation::proved).toList(),
                violations.stream().filter(kept -> !kept.proved()).toList());
    }

    /// Writes everything that is kept against the repository to a file that others can check without this program.
    ///
    /// @throws IOException nothing is kept against it, or the file cannot be written
    public void save(Path to) throws IOException {
        var address = account.member().repository();
        var kept = new ArrayList<>(violations(address));
        if (kept.isEmpty()) {
            throw new IOException("nothing is kept against this repository, so no evidence was written");
        }
        kept.sort(Comparator.comparing(violation -> !violation.proved())); // what is proved stands first
        var text = new StringBuilder("""
                Evidence against the repository %s, written on %s.

                Its address: %s
                The key by which it signs, c2sp.org/signed-note: %s
                """.formatted(
                        address.origin(),
                        Text.format(account.now()),
                        address.format(),
                        address.log().format()));
        for (var violation : kept) {
            text.append("\n==== found on ")
                    .append(Text.format(violation.found()))
                    .append(violation.proved() ? ", proved ====\n\n" : ", not proved by two notes ====\n\n")
                    .append(new String(violation.report().toArray(), StandardCharsets.UTF_8));
        }
        Files.writeString(to, text);
    }

    private Optional<RepositoryFacts.Log> log(RepositoryAddress address, LogKind kind) throws IOException {
        var kept = account.vault().logs();
        var generation = kept.generation(kind);
        if (generation.isEmpty()) {
            return Optional.empty();
        }
        var name = new LogName(address.origin(), kind, generation.getAsInt());
        var note = kept.pin(name).orElseThrow();
        try {
            var head = SignedCheckpoint.verify(note, address.log()).head();
            var checked = kept.seen(name, head.size()).orElseThrow();
            return Optional.of(new RepositoryFacts.Log(
                    kind, head, note, checked, kept.followed(name).orElseThrow()));
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept checkpoint cannot be read any more", e);
        }
    }

    private List<KeptViolation> violations(RepositoryAddress address) throws IOException {
        var all = new ArrayList<KeptViolation>();
        for (var kept : account.vault().alarms().broken()) {
            try {
                all.add(KeptViolation.of(kept, address.log()));
            } catch (MalformedException e) {
                throw new IOException("the vault is damaged: a kept violation cannot be read any more", e);
            }
        }
        return all;
    }
}
