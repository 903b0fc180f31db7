package obreia.protocol.identity;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// What a device says about one of its box keys, signed with its TLS key: "letters for me are sealed to this".
///
/// Numbers count from 1 and rise by one. Valid for [#VALIDITY]; times in whole seconds. Claimed until [#verify].
/// The recipient's form is checked here (prefix, length, letters); that it is a key is checked where it is sealed to.
public record BoxKeyCertificate(
        DeviceId device, long number, String recipient, Instant notBefore, Instant notAfter, Bytes signature) {
    public static final Duration VALIDITY = Duration.ofDays(30);

    /// The greatest number, 2⁵³ − 1, that every reader of JSON reads. RFC 7493, section 2.2.
    public static final long MAX_NUMBER = (1L << 53) - 1;

    /// The length of `age1pq1…` in characters: 7, then 1216 bytes in Bech32, then 6 of checksum.
    public static final int RECIPIENT_LENGTH = 1959;

    private static final String KIND = "obreia.box-key.v1";
    private static final int SHORT = 200;
    private static final Pattern RECIPIENT = Pattern.compile("age1pq1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]+");

    public BoxKeyCertificate {
        var checked = recipient;
        var length = signature.length();
        var time = Duration.between(notBefore, notAfter);
        Rules.require(() -> check(number, checked, time, length));
        Rules.wholeSeconds("a box key's time", notBefore);
    }

    /// Certifies a box key with the private part of the device's TLS key.
    public static BoxKeyCertificate sign(
            Origin origin,
            MailboxId mailbox,
            DeviceId device,
            long number,
            String recipient,
            Instant notBefore,
            PrivateKey tlsKey,
            SecureRandom random) {
        var notAfter = notBefore.plus(VALIDITY);
        var lines = toBeSigned(origin, mailbox, device, number, recipient, notBefore, notAfter);
        return new BoxKeyCertificate(
                device, number, recipient, notBefore, notAfter, DeviceSignature.sign(tlsKey, lines, random));
    }

    /// The lines that the device signs, each ended by a line feed.
    public static Bytes toBeSigned(
            Origin origin,
            MailboxId mailbox,
            DeviceId device,
            long number,
            String recipient,
            Instant notBefore,
            Instant notAfter) {
        return Bytes.utf8("%s\n%s\n%s\n%s\n%d\n%s\n%s\n%s\n"
                .formatted(
                        KIND,
                        origin,
                        mailbox,
                        device,
                        number,
                        recipient,
                        Text.format(notBefore),
                        Text.format(notAfter)));
    }

    /// Refuses a certificate that this device did not sign for this mailbox at this origin. Says nothing of the time.
    public void verify(Origin origin, MailboxId mailbox, DeviceEntry entry) throws VerificationException {
        if (!entry.id().equals(device)) {
            throw new VerificationException("box key is of device " + device + ", not of " + entry.id());
        }
        var lines = toBeSigned(origin, mailbox, device, number, recipient, notBefore, notAfter);
        DeviceSignature.verify("box key " + number + " of device " + device, entry.tlsKey(), lines, signature);
    }

    /// True from `notBefore`, inclusive, to `notAfter`, exclusive.
    public boolean validAt(Instant time) {
        return !time.isBefore(notBefore) && time.isBefore(notAfter);
    }

    /// Reads the members `device`, `number`, `recipient`, `notBefore`, `notAfter` and `signature` (Base64), and
    /// refuses others.
    public static BoxKeyCertificate read(JsonObject json) throws MalformedException {
        var device = DeviceId.parse(json.string("device", SHORT));
        var number = json.number("number", 1, MAX_NUMBER);
        var recipient = json.string("recipient", RECIPIENT_LENGTH);
        var notBefore = Text.parseTime(json.string("notBefore", SHORT));
        var notAfter = Text.parseTime(json.string("notAfter", SHORT));
        var signature = Bytes.fromBase64(json.string("signature", SHORT));
        json.finish();
        check(number, recipient, Duration.between(notBefore, notAfter), signature.length());
        return new BoxKeyCertificate(device, number, recipient, notBefore, notAfter, signature);
    }

    /// The JSON object that [#read] reads, on one line.
    public String json() {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            json.name("device").value(device.toString());
            json.name("number").value(number);
            json.name("recipient").value(recipient);
            json.name("notBefore").value(Text.format(notBefore));
            json.name("notAfter").value(Text.format(notAfter));
            json.name("signature").value(signature.base64());
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }

    private static void check(long number, String recipient, Duration time, int signature) throws MalformedException {
        if (number < 1 || number > MAX_NUMBER) {
            throw new MalformedException("box key has the number " + number + ", 1 to " + MAX_NUMBER + " are accepted");
        }
        if (recipient.length() != RECIPIENT_LENGTH) {
            throw new MalformedException("box key has " + recipient.length() + " characters, not " + RECIPIENT_LENGTH);
        }
        if (!RECIPIENT.matcher(recipient).matches()) {
            throw new MalformedException("box key is not a recipient of the form age1pq1…");
        }
        if (!time.equals(VALIDITY)) {
            throw new MalformedException(
                    "box key is valid for " + time.toHours() + " hours, not " + VALIDITY.toHours());
        }
        if (signature > DeviceSignature.MAX_LENGTH) {
            throw new MalformedException("box key's signature has " + signature + " bytes, at most "
                    + DeviceSignature.MAX_LENGTH + " are accepted");
        }
    }
}
