package obreia.protocol.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// A ZIP file in the one spelling that its members have: stored, not compressed, each with the same date, nothing
/// before, between or after them, no comment, no extra field.
///
/// Every zip program opens one. What is read is written again and compared, so no byte can differ. PKWARE APPNOTE 6.3,
/// section 4.
final class Container {
    /// The greatest length of a file, in bytes.
    static final int MAX_SIZE = 64 << 20;

    /// The greatest number of members.
    static final int MAX_MEMBERS = 5000;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final short VERSION = 10;
    private static final short FIRST_OF_JANUARY_1980 = 0x21;

    private Container() {}

    /// Writes the members in the order in which they come.
    static Bytes encode(List<Member> members) {
        var size = size(members);
        if (size > MAX_SIZE || members.size() > MAX_MEMBERS) {
            throw new IllegalStateException(
                    "an evidence file of " + size + " bytes with " + members.size() + " members is over its bounds");
        }
        var zip = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        var offsets = new ArrayList<Integer>();
        for (var member : members) {
            offsets.add(zip.position());
            zip.putInt(LOCAL);
            common(zip, member);
            zip.put(ascii(member.name())).put(member.content().buffer());
        }
        var directory = zip.position();
        for (var i = 0; i < members.size(); i++) {
            zip.putInt(CENTRAL).putShort(VERSION);
            common(zip, members.get(i));
            zip.putShort((short) 0); // comment
            zip.putShort((short) 0).putShort((short) 0).putInt(0); // disk, attributes: a plain file
            zip.putInt(offsets.get(i)).put(ascii(members.get(i).name()));
        }
        var end = zip.position();
        zip.putInt(END).putInt(0);
        zip.putShort((short) members.size()).putShort((short) members.size());
        zip.putInt(end - directory).putInt(directory).putShort((short) 0);
        return Bytes.of(zip.flip());
    }

    /// Reads the members in their order; whatever is not exactly what [#encode] writes is refused. Claimed is what
    /// they hold.
    static List<Member> decode(Bytes file) throws MalformedException {
        if (file.length() > MAX_SIZE) {
            throw new MalformedException(
                    "evidence file has " + file.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var zip = file.buffer().order(ByteOrder.LITTLE_ENDIAN);
        checkEnd(zip);
        var members = new ArrayList<Member>();
        var names = new HashSet<String>();
        while (zip.remaining() >= LOCAL_LENGTH && zip.getInt(zip.position()) == LOCAL) {
            if (members.size() == MAX_MEMBERS) {
                throw new MalformedException("evidence file has more than " + MAX_MEMBERS + " members");
            }
            var member = member(zip);
            if (!names.add(member.name())) {
                throw new MalformedException("evidence file holds " + member.name() + " twice");
            }
            members.add(member);
        }
        // Sizes, checksums, dates, attributes, both headers of a member, and whatever else a zip file can say twice.
        if (size(members) != file.length() || !encode(members).equals(file)) {
            throw new MalformedException("evidence file is not written as the specification writes its members");
        }
        return List.copyOf(members);
    }

    private static long size(List<Member> members) {
        return END_LENGTH
                + members.stream()
                        .mapToLong(member -> LOCAL_LENGTH
                                + CENTRAL_LENGTH
                                + 2L * member.name().length()
                                + member.content().length())
                        .sum();
    }

    private static void checkEnd(ByteBuffer zip) throws MalformedException {
        var end = zip.limit() - END_LENGTH;
        if (end < 0 || zip.getInt(end) != END) {
            throw new MalformedException("evidence file does not end as a zip file without a comment ends");
        }
        if (zip.getInt(0) != LOCAL) {
            throw new MalformedException("evidence file does not begin with a member");
        }
        var count = Short.toUnsignedInt(zip.getShort(end + 10));
        if (count > MAX_MEMBERS) {
            throw new MalformedException(
                    "evidence file has " + count + " members, at most " + MAX_MEMBERS + " are accepted");
        }
    }

    private static Member member(ByteBuffer zip) throws MalformedException {
        var at = zip.position();
        if (zip.getShort(at + 6) != 0) {
            throw new MalformedException("a member is encrypted, or its size stands after it");
        }
        if (zip.getShort(at + 8) != 0) {
            throw new MalformedException("a member is compressed");
        }
        var size = Integer.toUnsignedLong(zip.getInt(at + 22));
        var nameLength = Short.toUnsignedInt(zip.getShort(at + 26));
        if (zip.getShort(at + 28) != 0) {
            throw new MalformedException("a member has an extra field");
        }
        zip.position(at + LOCAL_LENGTH);
        if (nameLength > Member.MAX_NAME || nameLength + size > zip.remaining()) {
            throw new MalformedException("a member goes on after the end of the evidence file");
        }
        var name = new byte[nameLength];
        zip.get(name);
        var content = zip.slice(zip.position(), (int) size);
        zip.position(zip.position() + (int) size);
        // One character a byte: what is not ASCII is no name.
        return new Member(Member.name(new String(name, StandardCharsets.ISO_8859_1)), Bytes.of(content));
    }

    /// What both headers of a member say.
    private static void common(ByteBuffer zip, Member member) {
        zip.putShort(VERSION).putShort((short) 0).putShort((short) 0); // no flags, stored
        zip.putShort((short) 0).putShort(FIRST_OF_JANUARY_1980);
        var crc = new CRC32();
        crc.update(member.content().buffer());
        zip.putInt((int) crc.getValue());
        zip.putInt(member.content().length()).putInt(member.content().length());
        zip.putShort((short) member.name().length()).putShort((short) 0); // no extra field
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
