package obreia.protocol.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.VerifierKey;

/// Where a repository is and how it is known again: `obreia://host:port?origin=…&pin=…&log=…`. A person gets it from
/// the administrator as a link or QR code, and trusts what is written in it.
///
/// @param host   a DNS name or IPv4 address in lower case, or an IPv6 address in brackets
/// @param port   1 to 65535
/// @param origin the repository's name in everything that is signed
/// @param pin    SHA-256 of the DER SubjectPublicKeyInfo of the server's certificate, which alone is then accepted;
///               absent where WebPKI vouches for the host
/// @param log    the key that the repository's logs are signed with, named by the origin. c2sp.org/signed-note
public record RepositoryAddress(String host, int port, Origin origin, Optional<Digest> pin, VerifierKey log) {
    /// The longest link, in characters.
    public static final int MAX_LENGTH = 1024;

    private static final String SCHEME = "obreia://";
    private static final Pattern HOST = Pattern.compile(
            "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*|\\[[0-9a-f:.]{2,45}]");
    private static final Pattern LINK = Pattern.compile(
            "obreia://([^:/?\\[\\]]{1,253}|\\[[^/?\\[\\]]{1,45}]):([0-9]{1,5})\\?origin=([^&]*)(?:&pin=([^&]*))?&log=([^&]*)");

    public RepositoryAddress {
        Limits.require(host.length() <= 253 && HOST.matcher(host).matches(), "not a host: " + host);
        Limits.require(port >= 1 && port <= 65535, "not a port: " + port);
        Limits.require(log.name().equals(origin.name()), "not a key of " + origin + ": " + log.format());
    }

    /// Reads the link in the one spelling that [#format] writes: lower case, members in order, nothing else.
    public static RepositoryAddress parse(String text) throws MalformedException {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedException(
                    "address has " + text.length() + " characters, at most " + MAX_LENGTH + " are accepted");
        }
        var link = LINK.matcher(text);
        if (!link.matches()) {
            throw new MalformedException("address is not like obreia://host:port?origin=…&pin=…&log=…");
        }
        if (!HOST.matcher(link.group(1)).matches()) {
            throw new MalformedException("address: the host is not a name in lower case or an IP address");
        }
        var port = (int) Text.parseNumber("address: port", link.group(2), 1, 65535);
        var origin = Origin.parse(link.group(3));
        var pin = link.group(4) == null ? Optional.<Digest>empty() : Optional.of(Digest.parse(link.group(4)));
        var log = VerifierKey.parse(decode(link.group(5)));
        if (!log.name().equals(origin.name())) {
            throw new MalformedException("address: log is a key of " + log.name() + ", not of " + origin);
        }
        var address = new RepositoryAddress(link.group(1), port, origin, pin, log);
        if (!address.format().equals(text)) {
            throw new MalformedException("address is not in its one spelling, " + address.format());
        }
        return address;
    }

    /// The link. Of the characters that may stand in it only `+` of a verifier key is percent-encoded.
    public String format() {
        var link = new StringBuilder(SCHEME)
                .append(host)
                .append(':')
                .append(port)
                .append("?origin=")
                .append(origin.name());
        pin.ifPresent(digest -> link.append("&pin=").append(digest.hex()));
        link.append("&log=").append(log.format().replace("+", "%2B"));
        return link.toString();
    }

    /// True of a server whose key has this DER SubjectPublicKeyInfo, where the address pins one.
    public boolean pins(Bytes spki) {
        return pin.map(digest -> digest.equals(Digest.of(spki))).orElse(false);
    }

    @Override
    public String toString() {
        return format();
    }

    private static String decode(String encoded) throws MalformedException {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("address: log is not percent-encoded text", e);
        }
    }
}
