package obreia.desktop.vault;

import java.util.Optional;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.RepositoryAddress;

/// Who this profile is at which repository: kept once the registration was answered.
///
/// @param card where the card is found, as the person said it: `practice:FILE.p12` or a `pkcs11:` URI
public record Membership(
        RepositoryAddress repository, MailboxId mailbox, DeviceId device, String card, Optional<String> alias) {}
