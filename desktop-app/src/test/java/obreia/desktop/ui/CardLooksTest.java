package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.People;
import obreia.desktop.card.CardState;
import obreia.desktop.entry.EntryChecks;
import obreia.desktop.entry.Finding;
import obreia.desktop.entry.Wishes;
import obreia.desktop.repository.Patience;
import obreia.protocol.identity.TrustAnchors;
import org.junit.jupiter.api.Test;

/// The way in looks for a card again and again; a driver, which takes a process each time, only where there may be one.
class CardLooksTest {
    private final ScriptedReaders readers = new ScriptedReaders();
    private final EntryChecks checks = new EntryChecks(readers, People.CLOCK, new SecureRandom(), Patience.standard());

    @Test
    void noDriverIsAskedAgainWhileThereIsNoCardAndNothingComesOrGoes() {
        var first = look();

        assertThat(look()).isEqualTo(first);
        assertThat(readers.asked()).isEqualTo(1);
    }

    @Test
    void aCardThatComesIsFoundAndAskedEveryTime() {
        look();
        readers.card(CardState.PIN_LOCKED, Path.of("ana.p12"), "Ana Exemplo");

        assertThat(look().getLast()).isInstanceOf(Finding.Failed.class);
        assertThat(readers.asked()).isEqualTo(2);

        readers.card(CardState.NOT_ACTIVATED, Path.of("ana.p12"), "Ana Exemplo");
        look();
        assertThat(readers.asked()).as("what is in a reader may change").isEqualTo(3);
    }

    @Test
    void whoAsksForItHasEverythingLookedAtAgain() {
        look();
        checks.forget();
        look();

        assertThat(readers.asked()).isEqualTo(2);
    }

    private List<Finding> look() {
        var found = new ArrayList<Finding>();
        var wishes = new Wishes("", Optional.empty(), Optional.empty(), TrustAnchors.of(Map.of()));
        assertThat(checks.run(wishes, found::add)).isEmpty();
        return found;
    }
}
