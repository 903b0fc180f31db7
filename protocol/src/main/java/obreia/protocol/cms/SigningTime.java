package obreia.protocol.cms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;

/// The value of the signing-time attribute, in whole seconds of UTC.
/// RFC 5652, section 11.3: UTCTime from 1950 through 2049, GeneralizedTime for all other years.
final class SigningTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DIGITS = Pattern.compile("[0-9]{14}Z");

    private SigningTime() {}

    static ASN1Primitive encode(Instant time) {
        var utc = time.atOffset(ZoneOffset.UTC).toLocalDateTime();
        if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time) || utc.getYear() < 0 || utc.getYear() > 9999) {
            throw new IllegalStateException("signing-time has whole seconds and a year of four digits, not " + time);
        }
        var text = FORMAT.format(utc) + "Z";
        return isUtcTime(utc) ? new DERUTCTime(text.substring(2)) : new DERGeneralizedTime(text);
    }

    static Instant parse(ASN1Encodable value) throws MalformedException, IOException {
        var twoDigits = value instanceof ASN1UTCTime;
        if (!twoDigits && !(value instanceof ASN1GeneralizedTime)) {
            throw new MalformedException("signing-time is not a time");
        }
        // Bouncy Castle's own readers fill in what is missing; the contents behind tag and length are what was signed.
        var der = SignedObject.der(value);
        var written = new String(der.slice(2, der.length()).toArray(), StandardCharsets.ISO_8859_1);
        var text = twoDigits ? century(written) + written : written;
        try {
            if (DIGITS.matcher(text).matches()) {
                var time = LocalDateTime.parse(text.substring(0, 14), FORMAT);
                if (isUtcTime(time) == twoDigits) {
                    return time.toInstant(ZoneOffset.UTC);
                }
            }
        } catch (DateTimeException e) {
            throw new MalformedException("signing-time is no day and time of the calendar: " + text, e);
        }
        throw new MalformedException("signing-time is not written as RFC 5652 says: " + text);
    }

    private static String century(String shortYear) {
        return shortYear.compareTo("50") < 0 ? "20" : "19";
    }

    private static boolean isUtcTime(LocalDateTime time) {
        return time.getYear() >= 1950 && time.getYear() <= 2049;
    }
}
