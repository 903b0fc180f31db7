package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import obreia.desktop.mail.Conversation;
import obreia.desktop.mail.Deletion;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.vault.Direction;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letters that somebody deletes, and what their conversation makes of it.
class DeletionTest {
    @TempDir
    Path folder;

    @Test
    void aLetterThatWasReadAndDeletedIsNotMissedWhenTheNextOneIsRead() throws Exception {
        try (var people = new People(folder);
                var repository = RunningRepository.inMemory(
                        Origin.parse("deleted.example/post"), people.trust(), People.CLOCK)) {
            var ana = people.join("Ana", repository.address());
            var joao = people.join("João", repository.address());
            var first = People.stored(People.send(joao, "Um", ana));
            People.pull(ana);
            var _ = People.read(ana, first);
            assertThat(new Deletion(ana).delete(first, Direction.IN)).isEmpty();
            var second = People.stored(People.send(joao, "Dois", ana));
            People.pull(ana);
            var _ = People.read(ana, second);

            assertThat(new Letters(ana).inbox(true, 10)).hasSize(1);
            assertThat(new Conversation(ana).missing()).isEmpty();
        }
    }

    @Test
    void aSentLetterIsDeletedForItsSenderAloneAndNotBeforeItHasLeft() throws Exception {
        try (var people = new People(folder);
                var repository = RunningRepository.inMemory(
                        Origin.parse("deleted.example/post"), people.trust(), People.CLOCK)) {
            var ana = people.join("Ana", repository.address());
            var joao = people.join("João", repository.address());
            var letter = People.stored(People.send(ana, "Um", joao));
            assertThat(new Deletion(ana).delete(letter, Direction.IN))
                    .as("nothing of it was received")
                    .isEmpty();
            assertThat(new Letters(ana).sent(10)).hasSize(1);
            assertThat(new Deletion(ana).delete(letter, Direction.OUT)).isEmpty();
            assertThat(new Letters(ana).sent(10)).isEmpty();
            People.pull(ana);
            assertThat(new Letters(ana).sent(10)).as("it is not fetched again").isEmpty();

            People.pull(joao);
            var _ = People.read(joao, letter);
            var answer = People.stored(People.send(joao, "Resposta", ana));
            People.pull(ana);
            var _ = People.read(ana, answer);
            assertThat(new Conversation(ana).missing())
                    .as("João names what he had seen")
                    .isEmpty();

            repository.close();
            var waiting = (SendOutcome.Waiting) People.send(ana, "Dois", joao);
            assertThat(new Deletion(ana).delete(waiting.message(), Direction.OUT))
                    .contains("it still waits to be sent");
            assertThat(new Letters(ana).sent(10)).hasSize(1);
        }
    }
}
