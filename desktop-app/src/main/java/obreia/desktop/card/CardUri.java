package obreia.desktop.card;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;

/// Where a card is found: `practice:FILE.p12`, or a `pkcs11:` URI (RFC 7512).
public sealed interface CardUri {
    int MAX_LENGTH = 4096;

    /// A practice card in a file.
    record Practice(Path file) implements CardUri {
        @Override
        public String format() {
            return "practice:" + file;
        }
    }

    /// A token behind a PKCS#11 module. Only the scheme was read so far; the rest is read by what opens it.
    ///
    /// @param uri the whole URI, `pkcs11:` and all
    record Pkcs11(String uri) implements CardUri {
        public Pkcs11 {
            if (!uri.startsWith("pkcs11:")) {
                throw new IllegalStateException("a PKCS#11 URI begins with pkcs11:");
            }
        }

        @Override
        public String format() {
            return uri;
        }
    }

    /// The text that [#parse] reads.
    String format();

    static CardUri parse(String text) throws MalformedException {
        var uri = Text.visible("the card's address", text, 1, MAX_LENGTH);
        if (uri.startsWith("pkcs11:")) {
            return new Pkcs11(uri);
        }
        if (uri.startsWith("practice:") && uri.length() > "practice:".length()) {
            try {
                return new Practice(Path.of(uri.substring("practice:".length())));
            } catch (InvalidPathException e) {
                throw new MalformedException("'" + uri + "' does not name a file", e);
            }
        }
        throw new MalformedException("'" + uri + "' is not a card: practice:FILE.p12 or a pkcs11: URI is expected");
    }
}
