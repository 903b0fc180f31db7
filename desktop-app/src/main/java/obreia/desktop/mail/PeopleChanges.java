package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.directory.Correspondent;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;

/// Compares correspondents with what they were at the last letter to them.
final class PeopleChanges {
    private final Account account;

    PeopleChanges(Account account) {
        this.account = account;
    }

    /// What is new of these people; of somebody who never got a letter from here, nothing is.
    List<PersonChange> of(List<Correspondent> people) throws IOException {
        var changes = new ArrayList<PersonChange>();
        for (var person : people) {
            var before = before(person);
            if (before.isEmpty()) {
                continue;
            }
            var now = person.statement().statement();
            var added = now.devices().stream()
                    .filter(device -> before.get().device(device.id()).isEmpty())
                    .toList();
            var newCard = !now.card().equals(before.get().card());
            if (newCard || !added.isEmpty()) {
                changes.add(new PersonChange(person.mailbox(), person.name(), added, newCard));
            }
        }
        return List.copyOf(changes);
    }

    /// Remembers what these people were when a letter to them was signed.
    void told(List<Correspondent> people) throws IOException {
        for (var person : people) {
            account.vault().directory().putTold(person.mailbox(), person.known().version());
        }
    }

    private Optional<Statement> before(Correspondent person) throws IOException {
        var told = account.vault().directory().told(person.mailbox());
        if (told.isEmpty() || told.getAsLong() >= person.known().version()) {
            return Optional.empty();
        }
        for (var kept : account.vault().people().statements(person.mailbox())) {
            if (kept.version() == told.getAsLong()) {
                try {
                    return Optional.of(SignedStatement.verify(kept.cms()).statement());
                } catch (MalformedException | VerificationException e) {
                    throw new IOException("the vault is damaged: a kept statement cannot be read any more", e);
                }
            }
        }
        return Optional.empty();
    }
}
