package obreia.desktop.card;

import obreia.fixtures.piv.PivCard;
import obreia.fixtures.reader.Holder;
import obreia.fixtures.reader.VirtualReader;
import obreia.fixtures.reader.WithVirtualReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a PIV card in the virtual reader keeps of the contract, however its driver is run.
@ExtendWith(WithVirtualReader.class)
public abstract class VirtualCardContract extends SmartCardContract {
    private SmartCard card;

    protected abstract SmartCard open(String uri) throws Exception;

    /// Ends what opened the card.
    protected abstract void end();

    @BeforeEach
    void insert(VirtualReader reader) throws Exception {
        reader.insert(Holder.ANA);
        card = open(VirtualReader.uri(Holder.ANA));
    }

    @AfterEach
    void close() {
        card.close();
        end();
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
