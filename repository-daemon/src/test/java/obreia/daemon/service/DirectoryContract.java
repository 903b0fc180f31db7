package obreia.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.PersonEntry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.ResponseCodec;
import obreia.protocol.wire.StatementEntry;
import org.junit.jupiter.api.Test;

/// Who finds whom.
public abstract class DirectoryContract extends ServiceContract {
    @Test
    void findsPeopleByTheBeginningOfTheirNameWithoutCaseAndAccents() {
        var angela = TestPerson.of("Ângela Árvore", "BI1", TestKey.P256_OTHER, "angela");
        register(ana, bruno, carla, angela);
        assertThat(names("")).containsExactly("Ana Silva", "Ângela Árvore", "Bruno Costa", "Carla Dias");
        assertThat(names("AN")).containsExactly("Ana Silva", "Ângela Árvore");
        assertThat(names("ange")).containsExactly("Ângela Árvore");
        assertThat(names("ângela a")).containsExactly("Ângela Árvore");
        assertThat(names("silva")).isEmpty();
    }

    @Test
    void tellsWhatAStatementSays() {
        register(ana, bruno);
        var people = granted(Response.People.class, bruno.device(), new Request.ListPeople("ana", Optional.empty(), 9));
        assertThat(people)
                .isEqualTo(new Response.People(
                        List.of(new PersonEntry(ana.mailbox(), "Ana Silva", Optional.of("ana"), 1)), Optional.empty()));
    }

    @Test
    void listsPeoplePageByPage() {
        register(ana, bruno, carla);
        var names = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        var pages = 0;
        do {
            var page = granted(Response.People.class, ana.device(), new Request.ListPeople("", cursor, 2));
            page.people().forEach(person -> names.add(person.name()));
            cursor = page.cursor();
            pages++;
        } while (cursor.isPresent());
        assertThat(names).containsExactly("Ana Silva", "Bruno Costa", "Carla Dias");
        assertThat(pages).isEqualTo(2);
    }

    @Test
    void refusesACursorThatItDidNotGive() {
        register(ana);
        refused(ErrorCode.MALFORMED, ana.device(), new Request.ListPeople("", Optional.of("nonsense"), 2));
    }

    @Test
    void givesTheStatementsAfterAVersionOldestFirstWithTheirLeaves() {
        register(ana, bruno);
        var second = next(ana.signed());
        var third = next(second);
        var all = lookup(0);
        assertThat(all.statements())
                .containsExactly(
                        new StatementEntry(0, ana.signed().cms()),
                        new StatementEntry(2, second.cms()),
                        new StatementEntry(3, third.cms()));
        assertThat(all.more()).isFalse();
        assertThat(lookup(2).statements()).containsExactly(new StatementEntry(3, third.cms()));
        assertThat(lookup(3).statements()).isEmpty();
        assertThat(lookup(3).boxKeys()).containsExactlyElementsOf(all.boxKeys()).hasSize(1);
    }

    @Test
    void givesManyStatementsInPagesThatFitAFrame() {
        register(ana, bruno);
        var newest = ana.signed();
        for (var version = 2; version <= 18; version++) {
            newest = next(newest);
        }
        var first = lookup(0);
        assertThat(first.more()).isTrue();
        assertThat(ResponseCodec.encode(1, first).length()).isPositive();
        var rest = lookup(first.statements().size());
        assertThat(rest.more()).isFalse();
        assertThat(first.statements().size() + rest.statements().size()).isEqualTo(18);
        assertThat(rest.statements().getLast().statement()).isEqualTo(newest.cms());
    }

    private SignedStatement next(SignedStatement before) {
        var next = TestPerson.next(before, ana.card(), List.of(ana.device().entry()));
        granted(Response.Updated.class, ana.device(), new Request.Update(next.cms()));
        return next;
    }

    private Response.Statements lookup(long after) {
        return granted(Response.Statements.class, bruno.device(), new Request.Lookup(ana.mailbox(), after));
    }

    private List<String> names(String prefix) {
        return granted(Response.People.class, ana.device(), new Request.ListPeople(prefix, Optional.empty(), 100))
                .people()
                .stream()
                .map(PersonEntry::name)
                .toList();
    }
}
