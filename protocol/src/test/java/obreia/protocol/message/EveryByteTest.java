package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;

/// Nothing but the signed object itself is asked here: no record, no path and no directory helps.
class EveryByteTest {
    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();
    private final SignedMessage message = Post.sign(ana, Post.headers(ana, bruno));

    @FunctionalInterface
    private interface Read {
        void read(Bytes cms) throws MalformedException, VerificationException;
    }

    @Test
    void refusesAMessageWithAnyByteChanged() throws Exception {
        OpenedMessage.of(message.cms());
        assertThat(accepted(message.cms(), OpenedMessage::of)).isEmpty();
    }

    @Test
    void refusesAReceiptWithAnyByteChanged() throws Exception {
        var receipt = Post.receipt(
                        Post.verified(message, ana, bruno),
                        bruno,
                        bruno.person().card().algorithms().getFirst())
                .cms();
        OpenedReceipt.of(receipt, OpenedReceipt.signed(receipt));
        assertThat(accepted(receipt, cms -> OpenedReceipt.of(cms, OpenedReceipt.signed(cms))))
                .isEmpty();
    }

    private static List<String> accepted(Bytes cms, Read read) {
        var accepted = new ArrayList<String>();
        for (var i = 0; i < cms.length(); i++) {
            for (var bit : new int[] {0x01, 0x20, 0x80}) {
                var changed = cms.toArray();
                changed[i] ^= (byte) bit;
                try {
                    read.read(Bytes.of(changed));
                    accepted.add("byte " + i + " xor " + bit);
                } catch (MalformedException | VerificationException e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
            }
        }
        return accepted;
    }
}
