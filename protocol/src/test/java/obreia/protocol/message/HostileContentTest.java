package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obreia.fixtures.messages.Letters;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileContentTest {
    private static final String FULL = text(Letters.fullLetter());
    private static final String BOUNDARY = "--=_5782b18687e6cf8a482fc32d2db5b196";

    static Stream<String> required() {
        return fields().filter(field -> !field.startsWith("In-Reply-To") && !field.startsWith("Obreia-Checkpoint"));
    }

    /// The header's fields with their folds.
    static Stream<String> fields() {
        var header = FULL.substring(0, FULL.indexOf("\r\n\r\n"));
        return Arrays.stream(header.split("\r\n(?! )", -1));
    }

    @ParameterizedTest
    @MethodSource("required")
    void refusesAMessageWithoutOneOfItsHeaders(String field) {
        refuses(FULL.replace(field + "\r\n", ""));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void refusesAMessageWithOneHeaderTwice(String field) {
        refuses(FULL.replace(field + "\r\n", field + "\r\n" + field + "\r\n"));
        refuses(FULL.replaceFirst("\r\n\r\n", "\r\n" + field.replace("$", "\\$") + "\r\n\r\n"));
        refuses(FULL.replaceFirst("\r\n\r\n", "\r\n" + field.toLowerCase(Locale.ROOT) + "\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void refusesAMessageWithAnEmptyHeader(String field) {
        refuses(FULL.replace(field, field.substring(0, field.indexOf(':') + 1)));
        refuses(FULL.replace(field, field.substring(0, field.indexOf(':') + 2)));
        refuses(FULL.replace(field, field + " "));
        refuses(FULL.replace(field, field.replaceFirst(": ", ":")));
        refuses(FULL.replace(field, field.replaceFirst(": ", " : ")));
        refuses(FULL.replace(field, field.replaceFirst(": ", ":  ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Obreia-Priority: 1",
                "Bcc: <24d4b96f-58da-8d4a-8512-313bbd02a28e@obreia.invalid>",
                "Reply-To: someone@example.org",
                "Content-Transfer-Encoding: base64",
                "X-Note: hidden",
                "HP-Outer: Subject: x",
                "no colon",
                ": no name",
                " a fold that belongs to nothing"
            })
    void refusesAHeaderThatVersionOneDoesNotKnow(String line) {
        refuses(FULL.replaceFirst("\r\n\r\n", "\r\n" + line + "\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MIME-Version: 1.0       | MIME-Version: 1.1
            MIME-Version: 1.0       | mime-version: 1.0
            multipart/mixed         | multipart/alternative
            multipart/mixed         | message/rfc822
            multipart/mixed         | text/plain
            hp="cipher"             | hp="clear"
            Obreia-Version: 1       | Obreia-Version: 2
            Obreia-Version: 1       | Obreia-Version: 01
            Date: Mon, 23           | Date: Tue, 23
            10:02:05 +0000          | 10:02:05 GMT
            10:02:05 +0000          | 11:02:05 +0100
            From: <24d4b96f         | From: "Rui" <24d4b96f
            From: <24d4b96f         | From: <8a5b4ac3
            Message-ID: <5782       | Message-ID: <578
            =?UTF-8?B?UmV1          | =?utf-8?B?UmV1
            =?UTF-8?B?UmV1          | =?ISO-8859-1?B?UmV1
            Obreia-Mailbox: 24d4b96f | Obreia-Mailbox: 24D4B96F
            Obreia-Sequence: ad27ef546b14bad2fda6a1242e191f17 7 | Obreia-Sequence: ad27ef546b14bad2fda6a1242e191f17 07
            Obreia-Sequence: ad27ef546b14bad2fda6a1242e191f17 7 | Obreia-Sequence: ad27ef546b14bad2fda6a1242e191f17 0
            Obreia-Sequence: ad27ef546b14bad2fda6a1242e191f17 7 | Obreia-Sequence: ad27ef546b14bad2fda6a1242e191f17 1
            aeab6c85-219d-8fc9-9051-4ea318ba196e:12 | aeab6c85-219d-8fc9-9051-4ea318ba196e
            aeab6c85-219d-8fc9-9051-4ea318ba196e:12 | aeab6c85-219d-8fc9-9051-4ea318ba196e:-1
            aeab6c85-219d-8fc9-9051-4ea318ba196e:12 | aeab6c85-219d-8fc9-9051-4ea318ba196e:0
            d379ea 1204             | d379ea -1
            d379ea 1204             | d379ea
            directory bWFp          | messages bWFp
            text/plain; charset=utf-8 | text/html; charset=utf-8
            text/plain; charset=utf-8 | text/plain; charset=iso-8859-1
            quoted-printable        | base64
            quoted-printable        | 8bit
            Ol=C3=A1                | Ol=E1
            Ol=C3=A1                | Ol=C3=A1=
            Ol=C3=A1                | Ol=GG
            Ol=C3=A1                | Ol=c3=a1
            Ol=C3=A1                | Ol=
            Ol=C3=A1                | Ol=0D
            Ol=C3=A1                | Ol=0A
            Ol=C3=A1                | Ol=00
            application/pdf         | multipart/mixed
            application/pdf         | message/rfc822
            AAECAwQF                | AAEC*wQF
            AAECAwQF                | AAECAwQ
            KSor                    | KSor====
            Zmlt                    | Zml=
            filename="contract v2.pdf" | filename="../v2.pdf"
            filename="contract v2.pdf" | filename=contract
            filename="contract v2.pdf" | filename="a"; filename*=UTF-8''b
            %E2%80%9Cfinal          | %e2%80%9cfinal
            %E2%80%9Cfinal          | %E2%80%AEfinal
            relat%C3%B3rio          | relat%F3rio
            attachment; filename="empty" | inline; filename="empty"
            """)
    void refusesAnotherSpellingOrAnotherValue(String written, String changed) {
        assertThat(FULL).contains(written);
        refuses(FULL.replaceFirst(Pattern.quote(written), changed.replace("$", "\\$")));
    }

    @Test
    void refusesBytesThatAreNotLinesOfAscii() {
        for (var bad : List.of("\r", "\n", "\0", "\u007f", "é", "\u001b", "\u000b")) {
            refuses(FULL.replace("From here", bad + "From here"));
            refuses(FULL.replace("contract v2", bad));
        }
        refuses(FULL.substring(0, FULL.length() - 2));
        refuses(FULL + "\r");
        refuses(FULL.replace("\r\n", "\n"));
        refuses(FULL.replace("From here", "F".repeat(999)));
    }

    @Test
    void refusesWhatStandsOutsideTheParts() {
        refuses(FULL + "epilogue\r\n");
        refuses(FULL.replaceFirst("\r\n\r\n", "\r\n\r\npreamble\r\n"));
        refuses(FULL.replace(BOUNDARY + "--\r\n", ""));
        refuses(FULL.replace(BOUNDARY + "--\r\n", BOUNDARY + "\r\n"));
        refuses("\r\n" + FULL);
        refuses(" " + FULL);
        refuses("");
    }

    @Test
    void refusesPartsOutOfTheirOrder() {
        var start = FULL.indexOf(BOUNDARY);
        var second = FULL.indexOf(BOUNDARY, start + 10);
        var third = FULL.indexOf(BOUNDARY, second + 10);
        refuses(FULL.substring(0, start) + FULL.substring(second));
        refuses(FULL.substring(0, start)
                + FULL.substring(second, third)
                + FULL.substring(start, second)
                + FULL.substring(third));
    }

    @Test
    void endsAMessageOfTwentyThousandNestedPartsAtTheFirst() {
        var bomb = new StringBuilder(FULL.substring(0, FULL.indexOf(BOUNDARY)));
        bomb.append(BOUNDARY).append("\r\n");
        for (var i = 0; i < 20_000; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=")
                    .append(i)
                    .append("\r\n\r\n--")
                    .append(i)
                    .append("\r\n");
        }
        refuses(bomb.append("\r\n").toString());
    }

    @Test
    void endsAMessageOfNestedMessagesAtTheFirst() {
        var bomb = new StringBuilder(FULL.substring(0, FULL.indexOf(BOUNDARY)));
        bomb.append(BOUNDARY).append("\r\n").append("Content-Type: message/rfc822\r\n\r\n".repeat(20_000));
        refuses(bomb.toString());
    }

    @Test
    void endsAMessageOfTwentyThousandPartsAtTheHundredAndFirst() {
        var part = BOUNDARY + "\r\nContent-Type: a/b\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=\"a\"\r\n\r\n\r\n";
        var end = BOUNDARY + "--\r\n";
        var letter = FULL.substring(0, FULL.length() - end.length());
        assertThatThrownBy(() -> MessageContent.decode(Bytes.utf8(letter + part.repeat(5_000) + end)))
                .hasMessageContaining("more than 100 parts");
        assertThatThrownBy(() -> MessageContent.decode(Bytes.utf8(letter + part.repeat(97) + end)))
                .hasMessageContaining("more than 100 parts");
    }

    @Test
    void endsAMessageOfManyHeadersOrFoldsEarly() {
        refuses(FULL.replaceFirst("\r\n\r\n", "\r\n" + "X: y\r\n".repeat(100_000) + "\r\n"));
        refuses(FULL.replace("Subject: ", "Subject: " + "\r\n x".repeat(200_000)));
        refuses(FULL.replace("Obreia-Seen: ", "Obreia-Seen: " + "; ".repeat(400)));
    }

    @Test
    void refusesAContentOfMoreThanOneMebibyteBeforeItIsRead() {
        assertThatThrownBy(() -> MessageContent.decode(Bytes.of(new byte[MessageContent.MAX_SIZE + 1])))
                .hasMessageContaining("1048577 bytes");
    }

    @Test
    void refusesEveryBeginningOfAMessage() {
        for (var end = 0; end < FULL.length(); end++) {
            refuses(FULL.substring(0, end));
        }
    }

    private static void refuses(String content) {
        assertThat(content.equals(FULL)).isFalse();
        assertThatThrownBy(() -> MessageContent.decode(Bytes.utf8(content))).isInstanceOf(MalformedException.class);
    }

    private static String text(MessageContent content) {
        try {
            return content.encode().text();
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
