package obreia.desktop.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// One row of an answer, whose columns are read by name and checked as what comes from outside is checked.
final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /// How a row becomes a value.
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException, MalformedException;
    }

    Optional<Bytes> maybeBytes(String column) throws SQLException {
        return Optional.ofNullable(result.getBytes(column)).map(Bytes::of);
    }

    Bytes bytes(String column) throws SQLException, MalformedException {
        return maybeBytes(column).orElseThrow(() -> missing(column));
    }

    Digest digest(String column) throws SQLException, MalformedException {
        return Digest.from(bytes(column));
    }

    Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    String text(String column) throws SQLException, MalformedException {
        return maybeText(column).orElseThrow(() -> missing(column));
    }

    OptionalLong maybeNumber(String column) throws SQLException {
        var number = result.getLong(column);
        return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    long number(String column) throws SQLException, MalformedException {
        return maybeNumber(column).orElseThrow(() -> missing(column));
    }

    int size(String column) throws SQLException, MalformedException {
        return Math.toIntExact(number(column));
    }

    boolean flag(String column) throws SQLException, MalformedException {
        return number(column) != 0;
    }

    Optional<Instant> maybeTime(String column) throws SQLException {
        var millis = maybeNumber(column);
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    Instant time(String column) throws SQLException, MalformedException {
        return maybeTime(column).orElseThrow(() -> missing(column));
    }

    MailboxId mailbox(String column) throws SQLException, MalformedException {
        return MailboxId.parse(text(column));
    }

    /// Mailboxes with a space between them.
    List<MailboxId> mailboxes(String column) throws SQLException, MalformedException {
        var mailboxes = new ArrayList<MailboxId>();
        for (var id : text(column).split(" ", -1)) {
            mailboxes.add(MailboxId.parse(id));
        }
        return List.copyOf(mailboxes);
    }

    /// What the columns `envelope_id`, `record`, `salt` and `leaf` say together, if they do.
    Optional<Stored> stored() throws SQLException, MalformedException {
        var leaf = maybeNumber("leaf");
        return leaf.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stored(digest("envelope_id"), bytes("record"), bytes("salt"), leaf.getAsLong()));
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException, MalformedException {
        var name = text(column);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new MalformedException(column + " is " + name + ", which nobody wrote");
    }

    private static MalformedException missing(String column) {
        return new MalformedException("a row has no " + column);
    }
}
