package obreia.desktop.repository;

import java.util.List;
import obreia.protocol.identity.BoxKeyCertificate;

/// Statements of one mailbox, oldest first, and its devices' newest box keys.
///
/// Each statement is signed by the card it names, is of the origin and mailbox asked for, and names the one before it
/// by its digest; leaves rise. That the first follows what is known already, and whose the cards are, is for the
/// directory to
/// check. Box keys are signed by a device of the last statement; where there is no statement, or more are to come,
/// they are claimed.
///
/// @param more true when later statements are left for another request
public record StatementPage(List<LoggedStatement> statements, List<BoxKeyCertificate> boxKeys, boolean more) {
    public StatementPage {
        statements = List.copyOf(statements);
        boxKeys = List.copyOf(boxKeys);
    }
}
