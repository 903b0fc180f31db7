package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import org.junit.jupiter.api.Test;

class MessageReadingTest {
    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();
    private final Correspondent carla = Correspondent.carla();

    @Test
    void verifiesALetterAndNamesItsSender() {
        var signed = Post.sign(ana, Post.headers(ana, bruno, carla));
        var reading = Post.read(Post.arrival(signed, ana, bruno, carla), bruno, ana, bruno, carla);

        assertThat(reading).isInstanceOfSatisfying(VerifiedMessage.class, message -> {
            assertThat(message.person().identifier()).isEqualTo("serial:BI100000001");
            assertThat(message.content()).isEqualTo(signed.content());
            assertThat(message.digest()).isEqualTo(signed.digest());
            assertThat(message.own()).isFalse();
        });
        assertThat(reading.checks()).extracting(Check::step).isEqualTo(List.of(ReadingStep.values()));
        assertThat(reading.checks())
                .filteredOn(check -> check.outcome() != Check.Outcome.HOLDS)
                .extracting(Check::step)
                .containsExactly(
                        ReadingStep.RECORD_IN_LOG,
                        ReadingStep.REVOCATION,
                        ReadingStep.NEWEST_STATEMENT,
                        ReadingStep.CHECKPOINTS);
    }
}
