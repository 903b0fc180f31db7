package obreia.desktop.vault;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// A backup as a file: a zip of the vault's files as they are, encrypted, and of `backup.json`, which lists each with
/// its
/// size and digest.
///
/// Nothing is unpacked but what the list names, and the list names nothing but a vault's files: a path that a file
/// brings is never used.
final class BackupFile {
    private static final String KIND = "obreia.backup.v1";
    private static final String LIST = "backup.json";
    private static final Pattern NAME = Pattern.compile("vault\\.(key|db)|box-keys/[0-9]{1,19}\\.(key|wrap)");
    private static final int MAX_LIST = 1024 * 1024;
    private static final int MAX_FILES = 4096;
    private static final long MAX_DATABASE = 1L << 40;
    private static final long MAX_KEY = 4096;

    private BackupFile() {}

    /// A file of the vault, as the list names it.
    private record Listed(long size, String sha256) {}

    /// Writes a backup of these files, all of it or nothing, and returns when it is on the disk.
    ///
    /// @param files what is put in, by the name that it has in a vault
    static void write(Path to, Map<String, Path> files, Instant now) throws IOException {
        var folder = to.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(to + " is not a file");
        }
        var fresh = folder.resolve(to.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        PrivateFiles.touch(fresh);
        try {
            try (var zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
                zip.setLevel(Deflater.NO_COMPRESSION); // what is encrypted does not shrink
                var list = new LinkedHashMap<String, Listed>();
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    try (var in = Files.newInputStream(file.getValue())) {
                        list.put(file.getKey(), copy(in, zip, Long.MAX_VALUE));
                    }
                    zip.closeEntry();
                }
                zip.putNextEntry(new ZipEntry(LIST));
                zip.write(Bytes.utf8(json(list, now)).toArray());
                zip.closeEntry();
            }
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            PrivateFiles.sync(folder);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Unpacks a backup into an empty folder; gives the time at which it was made.
    ///
    /// @throws MalformedException it is no backup, or not the one that was written
    static Instant unpack(Path file, Path folder) throws IOException, MalformedException {
        try (var zip = new ZipFile(file.toFile())) {
            var json = JsonObject.parse(LIST, small(zip));
            var kind = json.string("kind", 40);
            if (!kind.equals(KIND)) {
                throw new MalformedException("it is not of the kind " + KIND);
            }
            var written = Text.parseTime(json.string("written", 40));
            var list = list(json);
            json.finish();
            onlyThese(zip, list);
            PrivateFiles.directory(folder.resolve("box-keys"));
            for (var listed : list.entrySet()) {
                unpack(zip, listed.getKey(), listed.getValue(), folder.resolve(listed.getKey()));
            }
            return written;
        } catch (ZipException e) {
            throw new MalformedException("it is not whole, or no backup: " + e.getMessage(), e);
        }
    }

    private static void unpack(ZipFile zip, String name, Listed expected, Path to)
            throws IOException, MalformedException {
        PrivateFiles.touch(to);
        try (var in = stream(zip, name);
                var out = Files.newOutputStream(to)) {
            if (!copy(in, out, expected.size()).equals(expected)) {
                throw new MalformedException(name + " in it was changed or is not whole");
            }
        }
    }

    private static Bytes small(ZipFile zip) throws IOException, MalformedException {
        try (var in = stream(zip, LIST)) {
            var bytes = in.readNBytes(MAX_LIST + 1);
            if (bytes.length > MAX_LIST) {
                throw new MalformedException(LIST + " in it is longer than " + MAX_LIST + " bytes");
            }
            return Bytes.of(bytes);
        }
    }

    private static InputStream stream(ZipFile zip, String name) throws IOException, MalformedException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new MalformedException("there is no " + name + " in it");
        }
        return zip.getInputStream(entry);
    }

    private static Map<String, Listed> list(JsonObject json) throws MalformedException {
        var list = new LinkedHashMap<String, Listed>();
        for (var file : json.objects("files", MAX_FILES)) {
            var name = file.string("name", 64);
            if (!NAME.matcher(name).matches()) {
                throw new MalformedException("it lists a file that is none of a vault: " + Text.cleaned(name, 64));
            }
            var most = name.equals("vault.db") ? MAX_DATABASE : MAX_KEY;
            var listed = new Listed(file.number("size", 0, most), file.string("sha256", 64));
            file.finish();
            if (list.put(name, listed) != null) {
                throw new MalformedException("it lists " + name + " twice");
            }
        }
        return list;
    }

    private static void onlyThese(ZipFile zip, Map<String, Listed> list) throws MalformedException {
        var names = new HashSet<String>();
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var name = entries.nextElement().getName();
            if (!name.equals(LIST) && !list.containsKey(name)) {
                throw new MalformedException("it holds a file that its list does not name: " + Text.cleaned(name, 64));
            }
            if (!names.add(name)) {
                throw new MalformedException("it holds " + name + " twice");
            }
        }
    }

    /// Copies up to `most` bytes and one more, so that a longer file is noticed without being unpacked.
    private static Listed copy(InputStream in, OutputStream out, long most) throws IOException {
        var digest = sha256();
        var buffer = new byte[64 * 1024];
        var size = 0L;
        for (var read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
            size += read;
        }
        return new Listed(size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String json(Map<String, Listed> list, Instant now) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.beginObject().name("kind").value(KIND);
            json.name("written").value(Text.format(now)).name("files").beginArray();
            for (var listed : list.entrySet()) {
                json.beginObject().name("name").value(listed.getKey());
                json.name("size").value(listed.getValue().size());
                json.name("sha256").value(listed.getValue().sha256()).endObject();
            }
            json.endArray().endObject();
        }
        return text.toString();
    }
}
