package obreia.desktop.vault;

import java.io.IOException;
import java.util.List;
import obreia.protocol.log.WitnessKey;

/// The witnesses that this person requires of the repository, and how many of them.
public final class RequiredWitnesses {
    private final Database database;

    RequiredWitnesses(Database database) {
        this.database = database;
    }

    /// The keys, in order of their text; none unless the person named some.
    public List<WitnessKey> keys() throws IOException {
        return database.list(row -> WitnessKey.parse(row.text("key")), "SELECT key FROM witnesses ORDER BY key");
    }

    /// How many of [#keys] must have cosigned a checkpoint; 0 where none is required.
    public int quorum() throws IOException {
        return database.find(row -> row.size("quorum"), "SELECT quorum FROM witness_quorum")
                .orElse(0);
    }

    /// Requires `quorum` of these, in the place of what was required before.
    public void require(List<WitnessKey> keys, int quorum) throws IOException {
        if (quorum < 0 || quorum > keys.size()) {
            throw new IllegalStateException(quorum + " of " + keys.size() + " witnesses cannot be required");
        }
        database.together(() -> {
            database.update("DELETE FROM witnesses");
            for (var key : keys) {
                database.update("INSERT INTO witnesses (key) VALUES (?)", key.format());
            }
            return database.update("INSERT OR REPLACE INTO witness_quorum (one, quorum) VALUES (1, ?)", quorum);
        });
    }
}
