package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Conversation;
import obreia.desktop.mail.Deletion;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.vault.Direction;
import obreia.fixtures.RunningRepository;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letters that somebody deletes, and what their conversation makes of it.
class DeletionTest {
    @TempDir
    Path folder;

    private People people;
    private RunningRepository repository;
    private Account ana;
    private Account joao;

    @BeforeEach
    void twoPeopleAtARepository() throws Exception {
        people = new People(folder);
        repository = RunningRepository.inMemory(Origin.parse("deleted.example/post"), people.trust(), People.CLOCK);
        ana = people.join("Ana", repository.address());
        joao = people.join("João", repository.address());
    }

    @AfterEach
    void theyLeave() throws Exception {
        people.close();
        repository.close();
    }

    @Test
    void aLetterThatWasReadAndDeletedIsNotMissedWhenTheNextOneIsRead() throws Exception {
        var first = read(ana, People.stored(People.send(joao, "Um", ana)));
        assertThat(new Deletion(ana).delete(first, Direction.IN)).isEmpty();
        var _ = read(ana, People.stored(People.send(joao, "Dois", ana)));

        assertThat(new Letters(ana).inbox(true, 10)).hasSize(1);
        assertThat(new Conversation(ana).missing()).isEmpty();
    }

    @Test
    void aLetterThatWasDeletedUnreadIsNotMissedEither() throws Exception {
        var first = People.stored(People.send(joao, "Um", ana));
        People.pull(ana);
        assertThat(new Deletion(ana).delete(first, Direction.IN)).isEmpty();
        var _ = read(ana, People.stored(People.send(joao, "Dois", ana)));

        assertThat(new Conversation(ana).missing()).isEmpty();
    }

    @Test
    void aSentLetterIsDeletedForItsSenderAloneAndIsNotMissedByTheAnswer() throws Exception {
        var letter = People.stored(People.send(ana, "Um", joao));
        assertThat(new Deletion(ana).delete(letter, Direction.IN))
                .as("nothing of it was received")
                .isEmpty();
        assertThat(new Letters(ana).sent(10)).hasSize(1);
        assertThat(new Deletion(ana).delete(letter, Direction.OUT)).isEmpty();
        assertThat(new Letters(ana).sent(10)).isEmpty();
        People.pull(ana);
        assertThat(new Letters(ana).sent(10)).as("it is not fetched again").isEmpty();

        var _ = read(joao, letter);
        var _ = read(ana, People.stored(People.send(joao, "Resposta", ana)));
        assertThat(new Conversation(ana).missing())
                .as("João names what he had seen")
                .isEmpty();
    }

    @Test
    void aSentLetterIsNotDeletedBeforeItHasLeft() throws Exception {
        var _ = People.stored(People.send(ana, "Um", joao));
        repository.close();
        var waiting = (SendOutcome.Waiting) People.send(ana, "Dois", joao);
        assertThat(new Deletion(ana).delete(waiting.message(), Direction.OUT)).contains("it still waits to be sent");
        assertThat(new Letters(ana).sent(10)).hasSize(2);
    }

    private static Digest read(Account reader, Digest letter) throws Exception {
        People.pull(reader);
        var _ = People.read(reader, letter);
        return letter;
    }
}
