package obreia.desktop.card.pkcs11;

import obreia.desktop.card.CardUri;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.VirtualCardContract;
import obreia.desktop.card.VirtualCardLife;
import obreia.fixtures.reader.WithVirtualReader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A PIV card in a virtual reader, through pcscd and OpenSC.
@Tag("virtual-card")
@ExtendWith(WithVirtualReader.class)
class VirtualCardTest {
    @Nested
    class KeepsTheContract extends VirtualCardContract {
        private final Pkcs11Cards cards = new Pkcs11Cards();

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
    class InThisProcess extends VirtualCardLife {
        private final Pkcs11Cards cards = new Pkcs11Cards();

        @Override
        protected void end() {
            cards.close();
        }

        @Override
        protected SmartCard open(String uri) throws Exception {
            return cards.open(CardUri.parse(uri));
        }
    }
}
