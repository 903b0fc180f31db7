package obreia.desktop.timeline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogName;
import obreia.protocol.log.TreeHead;

/// A way to follow a log by all its entries, which proves growth without any tile.
interface Growing {
    /// Fetches the entries after the older tree. Empty if they are not those of the newer tree.
    Optional<Keeping> grown(LogName log, TreeHead older, TreeHead newer) throws IOException, VerificationException;

    /// The head of the first `size` entries that are kept, where they are.
    Optional<TreeHead> head(LogName log, long size) throws IOException;

    /// The proof of consistency between the first `older` and the first `newer` of the entries that are kept.
    List<Digest> prove(LogName log, long older, long newer) throws IOException;

    /// Puts what was fetched into the vault; called together with the advance, or not at all.
    @FunctionalInterface
    interface Keeping {
        void keep() throws IOException;
    }
}
