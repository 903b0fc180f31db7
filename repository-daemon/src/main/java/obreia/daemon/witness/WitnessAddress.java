package obreia.daemon.witness;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import obreia.protocol.MalformedException;
import obreia.protocol.log.WitnessKey;

/// Where a witness is asked, and the key that its cosignatures are checked with.
///
/// @param prefix an `http` or `https` URL that does not end with a slash; `/add-checkpoint` is put behind it
public record WitnessAddress(URI prefix, WitnessKey key) {
    private static final int MAX_URL = 1024;

    /// Reads the URL of an administrator's configuration.
    public static WitnessAddress of(String url, WitnessKey key) throws MalformedException {
        try {
            var prefix = new URI(url);
            var scheme = String.valueOf(prefix.getScheme()).toLowerCase(Locale.ROOT);
            if (url.length() <= MAX_URL
                    && (scheme.equals("http") || scheme.equals("https"))
                    && prefix.getHost() != null
                    && prefix.getRawQuery() == null
                    && prefix.getRawFragment() == null
                    && prefix.getRawUserInfo() == null
                    && !url.endsWith("/")) {
                return new WitnessAddress(prefix, key);
            }
        } catch (URISyntaxException e) {
            throw new MalformedException("a witness's URL cannot be read: " + e.getMessage(), e);
        }
        throw new MalformedException(
                "a witness's URL begins with http:// or https://, and ends without slash, query and fragment");
    }

    URI addCheckpoint() {
        return URI.create(prefix + WitnessServer.PATH);
    }
}
