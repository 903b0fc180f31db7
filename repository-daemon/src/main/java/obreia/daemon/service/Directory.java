package obreia.daemon.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import obreia.daemon.mailbox.FoldedName;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.PeopleCursor;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Limits;
import obreia.protocol.wire.PersonEntry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.StatementEntry;

/// Who is here, for members.
final class Directory {
    /// So many statements fit in a body whatever their sizes.
    private static final int STATEMENTS = Limits.BODY / Limits.STATEMENT;

    /// How much of a header one page of people may fill, in bytes of UTF-8, with room for the cursor.
    private static final int PEOPLE_BYTES = Limits.HEADER - 2 * Limits.CURSOR;

    /// What a person takes in a header besides the names: the mailbox, the version, and the members' names.
    private static final int PERSON_BYTES = 128;

    private final Desk desk;

    Directory(Desk desk) {
        this.desk = desk;
    }

    Response lookup(Caller caller, Request.Lookup request) throws IOException, Refusal {
        desk.member(caller);
        var store = desk.store();
        while (true) {
            var before = store.mailbox(request.mailbox())
                    .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "there is no mailbox of this id"));
            var statements = store.statements(request.mailbox(), request.after(), STATEMENTS + 1).stream()
                    .map(stored -> new StatementEntry(stored.leaf(), stored.cms()))
                    .toList();
            var boxKeys = store.boxKeys(request.mailbox());
            // A statement taken between the two would give its box keys to an older one.
            if (store.mailbox(request.mailbox()).equals(Optional.of(before))) {
                var more = statements.size() > STATEMENTS;
                return new Response.Statements(more ? statements.subList(0, STATEMENTS) : statements, boxKeys, more);
            }
        }
    }

    Response list(Caller caller, Request.ListPeople request) throws IOException, Refusal {
        desk.member(caller);
        var found = desk.store().people(FoldedName.of(request.prefix()), cursor(request.cursor()), request.limit() + 1);
        var people = new ArrayList<PersonEntry>();
        var room = PEOPLE_BYTES;
        for (var state : found) {
            var person = new PersonEntry(state.mailbox(), state.name(), state.alias(), state.version());
            room -= size(person);
            if (people.size() == request.limit() || room < 0) {
                return new Response.People(people, Optional.of(cursor(found.get(people.size() - 1))));
            }
            people.add(person);
        }
        return new Response.People(people, Optional.empty());
    }

    private static int size(PersonEntry person) {
        var names = Bytes.utf8(person.name() + person.alias().orElse("")).length();
        // A quotation mark or backslash takes two bytes in JSON.
        return PERSON_BYTES + 2 * names;
    }

    private static String cursor(MailboxState last) {
        return PeopleCursor.after(last).format();
    }

    private static Optional<PeopleCursor> cursor(Optional<String> text) throws Refusal {
        try {
            return text.isPresent() ? Optional.of(PeopleCursor.parse(text.get())) : Optional.empty();
        } catch (MalformedException e) {
            throw Refusal.of(e);
        }
    }
}
