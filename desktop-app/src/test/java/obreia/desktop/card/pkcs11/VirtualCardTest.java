package obreia.desktop.card.pkcs11;

import obreia.desktop.card.CardUri;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.SmartCardContract;
import obreia.desktop.card.VirtualCardLife;
import obreia.fixtures.piv.PivCard;
import obreia.fixtures.reader.Holder;
import obreia.fixtures.reader.VirtualReader;
import obreia.fixtures.reader.WithVirtualReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A PIV card in a virtual reader, through pcscd and OpenSC.
@Tag("virtual-card")
@ExtendWith(WithVirtualReader.class)
class VirtualCardTest {
    @Nested
    class KeepsTheContract extends SmartCardContract {
        private final Pkcs11Cards cards = new Pkcs11Cards();
        private SmartCard card;

        @BeforeEach
        void insert(VirtualReader reader) throws Exception {
            reader.insert(Holder.ANA);
            card = cards.open(CardUri.parse(VirtualReader.uri(Holder.ANA)));
        }

        @AfterEach
        void close() {
            card.close();
            cards.close();
        }

        @Override
        protected SmartCard card() {
            return card;
        }

        @Override
        protected String pin() {
            return PivCard.PIN;
        }

        @Override
        protected String wrongPin() {
            return "999999";
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
