package obreia.daemon.net;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import obreia.protocol.codec.Bytes;

/// An answer of HTTP/1.1, read by hand. Names of headers are in lower case.
record HttpAnswer(int status, Map<String, String> headers, Bytes body) {
    static HttpAnswer of(String head) {
        var lines = head.strip().split("\r\n", -1);
        var headers = new HashMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new HttpAnswer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, Bytes.empty());
    }

    HttpAnswer withBody(Bytes bytes) {
        return new HttpAnswer(status, headers, bytes);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
