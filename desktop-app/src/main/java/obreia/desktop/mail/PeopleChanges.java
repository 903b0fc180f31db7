package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import obreia.desktop.directory.Correspondent;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.Continuation;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.SignedStatement;

/// Compares correspondents with what they were at the last letter to them.
final class PeopleChanges {
    private final Account account;

    PeopleChanges(Account account) {
        this.account = account;
    }

    /// What is new of these people. Of somebody who never got a letter from here nothing is, but for a new card that
    /// waits to be confirmed.
    List<PersonChange> of(List<Correspondent> people) throws IOException {
        var changes = new ArrayList<PersonChange>();
        for (var person : people) {
            var change = of(person);
            if (change.card() != Continuation.SAME_CARD || !change.devices().isEmpty()) {
                changes.add(change);
            }
        }
        return List.copyOf(changes);
    }

    private PersonChange of(Correspondent person) throws IOException {
        var since = since(person);
        var devices = since.isEmpty()
                ? List.<DeviceEntry>of()
                : person.statement().statement().devices().stream()
                        .filter(device ->
                                since.getFirst().statement().device(device.id()).isEmpty())
                        .toList();
        var card = person.known().confirmed() ? newCard(since) : Continuation.NEW_CARD_UNENDORSED;
        return new PersonChange(person.mailbox(), person.name(), devices, card);
    }

    /// How the card came that these statements, which follow each other, end with.
    private static Continuation newCard(List<SignedStatement> statements) {
        var card = Continuation.SAME_CARD;
        for (var i = 1; i < statements.size(); i++) {
            var next = statements.get(i);
            if (!next.signer().spki().equals(statements.get(i - 1).signer().spki())) {
                // Its word was verified when the statement was.
                var vouched = next.statement().endorsement().isPresent() && card != Continuation.NEW_CARD_UNENDORSED;
                card = vouched ? Continuation.NEW_CARD_ENDORSED : Continuation.NEW_CARD_UNENDORSED;
            }
        }
        return card;
    }

    /// Remembers what these people were when a letter to them was signed.
    void told(List<Correspondent> people) throws IOException {
        for (var person : people) {
            account.vault().directory().putTold(person.mailbox(), person.known().version());
        }
    }

    /// The person's statements from the one that was the newest at the last letter on; none where nothing is new.
    private List<SignedStatement> since(Correspondent person) throws IOException {
        var told = account.vault().directory().told(person.mailbox());
        if (told.isEmpty() || told.getAsLong() >= person.known().version()) {
            return List.of();
        }
        var statements = new ArrayList<SignedStatement>();
        for (var kept : account.vault().people().statements(person.mailbox())) {
            if (kept.version() >= told.getAsLong()) {
                try {
                    statements.add(SignedStatement.verify(kept.cms()));
                } catch (MalformedException | VerificationException e) {
                    throw new IOException("the vault is damaged: a kept statement cannot be read any more", e);
                }
            }
        }
        return statements;
    }
}
