package obreia.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;

/// The trust anchors of each identity scheme, in files `SCHEME/*.pem`.
final class TrustFolder {
    private final Path folder;

    TrustFolder(Path folder) {
        this.folder = folder;
    }

    /// The anchors of all schemes, from the files as they are now.
    TrustAnchors read() throws IOException, MalformedException {
        return anchors(schemes());
    }

    /// Changes when the files do.
    Digest state() throws IOException, MalformedException {
        var state = new ArrayList<Bytes>();
        for (var scheme : schemeFolders()) {
            for (var file : pemFiles(scheme)) {
                state.add(Bytes.utf8(folder.relativize(file) + "\n"));
                state.add(Digest.of(SmallFiles.read(file, TrustAnchors.MAX_PEM_SIZE))
                        .bytes());
            }
        }
        return Digest.of(state.toArray(Bytes[]::new));
    }

    /// Adds the certificates of a PEM file to a scheme, and returns how many there are in it. A file that is not
    /// accepted leaves everything as it was.
    int add(SchemeName scheme, Path pem) throws IOException, MalformedException {
        var certificates = readPem(pem);
        var bytes = SmallFiles.read(pem, TrustAnchors.MAX_PEM_SIZE);
        var schemes = schemes();
        schemes.computeIfAbsent(scheme, _ -> new ArrayList<>()).addAll(certificates);
        var _ = anchors(schemes);
        var target = folder.resolve(scheme.name());
        PrivateFiles.folder(target);
        PrivateFiles.write(target.resolve(Digest.of(bytes).shortHex() + ".pem"), bytes.text());
        return certificates.size();
    }

    /// Takes these certificates out of a scheme: out of every file that holds one, and files that held nothing else.
    void remove(SchemeName scheme, Set<X509Certificate> removed) throws IOException, MalformedException {
        for (var file : pemFiles(folder.resolve(scheme.name()))) {
            var all = readPem(file);
            var left = all.stream()
                    .filter(certificate -> !removed.contains(certificate))
                    .toList();
            if (left.isEmpty()) {
                Files.delete(file);
            } else if (left.size() < all.size()) {
                var text = new StringBuilder();
                for (var certificate : left) {
                    text.append(ServerCertificate.pem(certificate));
                }
                PrivateFiles.write(file, text.toString());
            }
        }
    }

    /// The anchors without some of a scheme, as they would be.
    TrustAnchors without(SchemeName scheme, Set<X509Certificate> removed) throws IOException, MalformedException {
        var schemes = schemes();
        schemes.getOrDefault(scheme, new ArrayList<>()).removeAll(removed);
        return anchors(schemes);
    }

    private SortedMap<SchemeName, List<X509Certificate>> schemes() throws IOException, MalformedException {
        var schemes = new TreeMap<SchemeName, List<X509Certificate>>();
        for (var folder : schemeFolders()) {
            var anchors = new ArrayList<X509Certificate>();
            for (var file : pemFiles(folder)) {
                anchors.addAll(readPem(file));
            }
            schemes.put(SchemeName.parse(String.valueOf(folder.getFileName())), anchors);
        }
        return schemes;
    }

    private static TrustAnchors anchors(SortedMap<SchemeName, List<X509Certificate>> schemes)
            throws MalformedException {
        try {
            return TrustAnchors.of(schemes);
        } catch (IllegalStateException e) {
            throw new MalformedException("the trust anchors contradict each other: " + e.getMessage(), e);
        }
    }

    private List<Path> schemeFolders() throws IOException {
        return SmallFiles.list(folder).stream()
                .filter(entry -> Files.isDirectory(entry))
                .toList();
    }

    private static List<Path> pemFiles(Path scheme) throws IOException {
        return SmallFiles.list(scheme).stream()
                .filter(file -> file.toString().endsWith(".pem"))
                .toList();
    }

    private static List<X509Certificate> readPem(Path file) throws IOException, MalformedException {
        try {
            return TrustAnchors.readPem(SmallFiles.read(file, TrustAnchors.MAX_PEM_SIZE));
        } catch (MalformedException e) {
            throw new MalformedException(file + ": " + e.getMessage(), e);
        }
    }
}
