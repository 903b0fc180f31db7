package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.PersonEntry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

class RepositoryClientTest {
    private final TestPerson ana = TestPerson.ana();

    @Test
    void givesWhatAnHonestRepositoryAnswers() throws Exception {
        try (var server = ScriptedServer.answering(this::honest);
                var client = server.connect()) {
            assertThat(client.register(ana.signed(), ana.boxKey(1)))
                    .isEqualTo(new Answer.Granted<>(
                            new Registration.Opened(ana.mailbox(), new Placed(0, Records.proofs(0)))));
            assertThat(client.send(Records.ANA, Records.send(Records.ENVELOPE), Set.of()))
                    .isEqualTo(new Answer.Granted<>(new Submission(
                            Records.letter(),
                            Records.letter().encode(),
                            5,
                            Records.stored(Records.letter().encode(), 5).proof())));
            assertThat(client.fetch(Digest.of(Records.ENVELOPE))).isEqualTo(new Answer.Granted<>(Records.ENVELOPE));
            assertThat(client.rotate(ana.boxKey(2))).isEqualTo(new Answer.Granted<>(2L));
            assertThat(client.delete(Digest.of(Records.ENVELOPE), false)).isEqualTo(new Answer.Granted<>(true));
            assertThat(client.delete(Digest.of(Records.ENVELOPE), true)).isEqualTo(new Answer.Granted<>(false));
            assertThat(client.unread(Records.RUI, 0, 10)
                            .map(page -> page.entries().size()))
                    .isEqualTo(new Answer.Granted<>(1));
            assertThat(client.all(Records.ANA, 0, 10).map(EntryPage::more)).isEqualTo(new Answer.Granted<>(false));
            assertThat(client.status(Records.ANA, Records.MESSAGE).map(List::size))
                    .isEqualTo(new Answer.Granted<>(1));
            assertThat(client.people("an", Optional.empty(), 10))
                    .isEqualTo(new Answer.Granted<>(new Response.People(List.of(entry()), Optional.empty())));
        }
    }

    @Test
    void refusesAnotherEnvelopeThanTheOneAskedFor() throws Exception {
        lies(new Response.EnvelopeBody(Bytes.utf8("another")), client -> client.fetch(Digest.of(Records.ENVELOPE)));
    }

    @Test
    void refusesAnotherBoxKeyNumber() throws Exception {
        lies(new Response.Rotated(1), client -> client.rotate(ana.boxKey(2)));
    }

    @Test
    void refusesToHideWhatWasToBeShown() throws Exception {
        lies(new Response.Deleted(true), client -> client.delete(Records.MESSAGE, true));
        lies(new Response.Deleted(false), client -> client.delete(Records.MESSAGE, false));
    }

    @Test
    void refusesAListOfPeopleThatIsTooLongOrNeverEnds() throws Exception {
        lies(
                new Response.People(List.of(entry(), entry()), Optional.empty()),
                client -> client.people("", Optional.empty(), 1));
        lies(new Response.People(List.of(), Optional.of("on")), client -> client.people("", Optional.empty(), 1));
        lies(
                new Response.People(List.of(entry()), Optional.of("on")),
                client -> client.people("", Optional.of("on"), 1));
    }

    private Response honest(Request request) {
        return switch (request) {
            case Request.Register _ -> new Response.Registered(ana.mailbox(), 1, Records.proofs(0));
            case Request.Send _ -> Records.stored(Records.letter().encode(), 5);
            case Request.Fetch _ -> new Response.EnvelopeBody(Records.ENVELOPE);
            case Request.Rotate(var boxKey) -> new Response.Rotated(boxKey.number());
            case Request.Delete delete -> new Response.Deleted(!delete.undo());
            case Request.New _, Request.All _, Request.Status _ ->
                new Response.Entries(List.of(Records.entry(5, Records.letter())), false);
            case Request.ListPeople _ -> new Response.People(List.of(entry()), Optional.empty());
            case Request.Subscribe _ -> new Response.Subscribed();
            case Request.Checkpoints _ -> new Response.Checkpoints(Bytes.utf8("directory"), Bytes.utf8("messages"));
            case Request.Update _ -> new Response.Updated(2, Records.proofs(6));
            case Request.Lookup _ -> new Response.Statements(List.of(), List.of(), false);
            case Request.Receipt _ -> Records.stored(Records.receipt().encode(), 8);
        };
    }

    private PersonEntry entry() {
        return new PersonEntry(ana.mailbox(), "Ana Silva", Optional.of("ana"), 1);
    }

    private interface Asking {
        Object ask(RepositoryClient client) throws Exception;
    }

    private static void lies(Response answer, Asking asking) throws Exception {
        try (var server = ScriptedServer.answering(_ -> answer);
                var client = server.connect()) {
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> asking.ask(client))
                    .withMessageStartingWith("the repository ");
        }
    }
}
