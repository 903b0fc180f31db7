package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.message.MessageContent;
import obreia.protocol.message.OpenedMessage;

/// Messages, with and without their signature: whatever comes in, it is read or refused, and what was read says the
/// same when it is written.
class MessageContentFuzzTest {
    @FuzzTest
    void readsOrRefusesAContent(byte[] input) throws MalformedException {
        MessageContent read;
        try {
            read = MessageContent.decode(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!MessageContent.decode(read.encode()).equals(read)) {
            throw new AssertionError("a content that was read is written as another");
        }
    }

    @FuzzTest
    void verifiesOrRefusesAMessage(byte[] input) {
        try {
            if (!OpenedMessage.of(Bytes.of(input)).cms().equals(Bytes.of(input))) {
                throw new AssertionError("a message that was opened is not what came");
            }
        } catch (MalformedException | VerificationException _) {
            // Refused, by name.
        }
    }
}
