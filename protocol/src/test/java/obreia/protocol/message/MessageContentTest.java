package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import obreia.fixtures.messages.Letters;
import org.junit.jupiter.api.Test;

class MessageContentTest {
    @Test
    void readsWhatItWrote() throws Exception {
        var letter = Letters.fullLetter();
        var bytes = letter.encode();
        assertThat(MessageContent.decode(bytes)).isEqualTo(letter);
    }
}
