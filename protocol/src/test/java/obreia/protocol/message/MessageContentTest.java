package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.messages.Letters;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageContentTest {
    @Test
    void readsWhatItWrote() throws Exception {
        for (var letter : List.of(Letters.fullLetter(), Letters.letter(Letters.ANA, Letters.RUI))) {
            assertThat(MessageContent.decode(letter.encode())).isEqualTo(letter);
        }
    }

    @Test
    void writesAsciiInShortLines() throws Exception {
        var lines = Letters.fullLetter().encode().text().split("\r\n", -1);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(ContentLines.MAX_LINE)
                        .matches("[ -~\t]*"));
    }

    @Test
    void writesTheSameBytesTwice() throws Exception {
        assertThat(Letters.fullLetter().encode()).isEqualTo(Letters.fullLetter().encode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a ",
                "a\t",
                " \n \n",
                "\n\n",
                "tab\tand = and .\n.\n",
                "--=_5782b18687e6cf8a482fc32d2db5b196\n--\n",
                "From me\n",
                "áéíóú 漢字 🗝\u200d🗝 שלום\n",
                "no end"
            })
    void carriesEveryTextThatAPersonTypes(String typed) throws Exception {
        var text = MessageContent.text(typed);
        var letter = new MessageContent(Letters.fullHeaders(), text, List.of());
        assertThat(MessageContent.decode(letter.encode()).text()).isEqualTo(text);
        assertThat(text.strip()).isEqualTo(typed.strip());
    }

    @Test
    void endsEachLineInOneWay() throws Exception {
        assertThat(MessageContent.text("a\r\nb\rc\nd")).isEqualTo("a\nb\nc\nd\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\u0007", "\u001b[31m", "\u0085", "\ud83d"})
    void refusesATextThatHidesSomething(String text) {
        assertThatThrownBy(() -> MessageContent.text(text)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "Reunião",
                "=?UTF-8?B?eA==?=",
                " spaces ",
                "two  spaces",
                "🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝🗝",
                "Bcc: someone"
            })
    void carriesEverySubject(String subject) throws Exception {
        var letter = new MessageContent(subject(subject), "", List.of());
        assertThat(MessageContent.decode(letter.encode()).headers().subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nBcc: b", "\u202egnp.exe", "a\0", "a\ud83d"})
    void refusesASubjectThatHidesSomething(String subject) {
        assertThatThrownBy(() -> MessageHeaders.subject(subject)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> subject(subject)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a b.pdf", "relatório.pdf", "\"quoted\".txt", "100%.txt", "=?x?=", "漢字.pdf", "a;b'c*d", ".x"
            })
    void carriesEveryFileName(String name) throws Exception {
        var file = Attachment.of(name, "application/pdf", Bytes.utf8("content"));
        var letter = new MessageContent(Letters.fullHeaders(), "", List.of(file));
        assertThat(MessageContent.decode(letter.encode()).attachments()).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../a",
                "a/b",
                "a\\b",
                "C:a",
                " a",
                "a ",
                "a\nb",
                "\u202efdp.exe",
                "a\u200eb",
                "\0"
            })
    void refusesAFileNameThatIsNotOneVisiblePathElement(String name) {
        assertThatThrownBy(() -> Attachment.of(name, "application/pdf", Bytes.empty()))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pdf",
                "Application/PDF",
                "text/plain; charset=utf-8",
                "multipart/mixed",
                "message/rfc822",
                "a/b\r\nX: y"
            })
    void refusesATypeThatIsNotOneMediaTypeWithoutParts(String type) {
        assertThatThrownBy(() -> Attachment.of("a", type, Bytes.empty())).isInstanceOf(MalformedException.class);
    }

    @Test
    void takes99AttachmentsAndNo100() throws Exception {
        var one = new Attachment("a", "application/pdf", Bytes.utf8("x"));
        var letter = new MessageContent(Letters.fullHeaders(), "", Collections.nCopies(99, one));
        assertThat(MessageContent.decode(letter.encode()).attachments()).hasSize(99);
        assertThatThrownBy(() -> new MessageContent(Letters.fullHeaders(), "", Collections.nCopies(100, one)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAContentOfMoreThanOneMebibyte() {
        var big = new Attachment("a", "application/pdf", Bytes.of(new byte[800_000]));
        assertThatThrownBy(() -> new MessageContent(Letters.fullHeaders(), "", List.of(big)).encode())
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 1048576");
    }

    @Test
    void writesWhatTheSpecificationShows() throws Exception {
        assertThat(Letters.letter(Letters.ANA, Letters.RUI).encode().text())
                .startsWith("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_")
                .contains("\r\n hp=\"cipher\"\r\nDate: Mon, 23 Nov 2026 10:02:05 +0000\r\n")
                .contains("\r\nObreia-Version: 1\r\n")
                .contains("\r\nObreia-Previous: -\r\nObreia-Seen: -\r\n\r\n");
    }

    @Test
    void refusesHeadersThatContradictThemselves() {
        var headers = Letters.headers(Letters.ANA, Letters.RUI);
        assertThatThrownBy(() -> Letters.headers(Letters.ANA)).hasMessageContaining("0 recipients");
        assertThatThrownBy(() -> Letters.headers(Letters.ANA, Letters.ANA)).hasMessageContaining("its sender");
        assertThatThrownBy(() -> Letters.headers(Letters.ANA, Letters.RUI, Letters.RUI))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new MessageHeaders(
                        headers.id(),
                        Optional.empty(),
                        headers.date().plusMillis(1),
                        "x",
                        headers.origin(),
                        headers.device(),
                        headers.recipients(),
                        headers.sequence(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()))
                .hasMessageContaining("whole seconds");
    }

    private static MessageHeaders subject(String subject) {
        var headers = Letters.headers(Letters.ANA, Letters.RUI);
        return new MessageHeaders(
                headers.id(),
                headers.inReplyTo(),
                headers.date(),
                subject,
                headers.origin(),
                headers.device(),
                headers.recipients(),
                headers.sequence(),
                headers.previous(),
                headers.seen(),
                headers.checkpoints());
    }
}
