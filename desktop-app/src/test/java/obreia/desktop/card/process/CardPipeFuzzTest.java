package obreia.desktop.card.process;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import obreia.protocol.MalformedException;

/// The pipe of a card process, from both ends: whatever comes out of it is read or refused, and what is read is
/// written again as it was.
class CardPipeFuzzTest {
    @FuzzTest
    void readsOrRefusesWhatTheCardProcessSays(byte[] input) throws IOException {
        var reader = new FrameReader(new ByteArrayInputStream(input));
        try {
            for (var line = reader.line(); line.isPresent(); line = reader.line()) {
                var reply = Reply.decode(line.get());
                if (!Reply.decode(reply.encode()).encode().equals(reply.encode())) {
                    throw new AssertionError("a reply changes on its way");
                }
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }

    @FuzzTest
    void readsOrRefusesWhatTheProgramSays(byte[] input) throws IOException {
        var reader = new FrameReader(new ByteArrayInputStream(input));
        try {
            for (var line = reader.line(); line.isPresent(); line = reader.line()) {
                var request = Request.decode(line.get());
                if (!Request.decode(request.encode()).equals(request)) {
                    throw new AssertionError("a request changes on its way");
                }
                if (request instanceof Request.PinFollows(var length)) {
                    reader.pin(length).close();
                }
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }
}
