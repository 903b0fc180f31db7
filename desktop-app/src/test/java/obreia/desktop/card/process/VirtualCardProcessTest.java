package obreia.desktop.card.process;

import static org.assertj.core.api.Assertions.assertThat;

import obreia.desktop.Main;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.VirtualCardContract;
import obreia.desktop.card.VirtualCardLife;
import obreia.fixtures.piv.PivCard;
import obreia.fixtures.reader.Holder;
import obreia.fixtures.reader.WithVirtualReader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A PIV card in a virtual reader, with its driver in a process of its own: as the program uses it.
@Tag("virtual-card")
@ExtendWith(WithVirtualReader.class)
class VirtualCardProcessTest {
    @Nested
    class KeepsTheContract extends VirtualCardContract {
        private final CardProcesses cards = new CardProcesses(Main.cardHelper(), Limits.standard());

        @Override
        protected SmartCard open(String uri) throws Exception {
            return cards.open(CardUri.parse(uri));
        }

        @Override
        protected void end() {
            cards.close();
        }
    }

    @Nested
    class LivesThroughEverything extends VirtualCardLife {
        private final CardProcesses cards = new CardProcesses(Main.cardHelper(), Limits.standard());

        @Override
        protected SmartCard open(String uri) throws Exception {
            return cards.open(CardUri.parse(uri));
        }

        @Override
        protected void end() {
            cards.close();
        }

        /// OpenSC 0.23 hangs at this, and costs its process.
        @Test
        void saysThatTheCardWasTakenOutWhileItLookedAtThePin() {
            reader.dropWhenItIsGivenAPin();
            assertMissing(sign(PivCard.PIN), CardState.CARD_REMOVED);
            assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(0, 0, PivCard.TRIES));
            goesOn(1);
        }
    }
}
