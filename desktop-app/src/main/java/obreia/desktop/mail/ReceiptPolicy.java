package obreia.desktop.mail;

import java.io.IOException;
import java.util.Locale;
import obreia.desktop.vault.Vault;
import obreia.protocol.identity.MailboxId;

/// What a person wants to do about receipts to somebody. None of it signs by itself: a receipt always takes the PIN.
public enum ReceiptPolicy {
    ASK,
    ALWAYS,
    NEVER;

    /// What was chosen for somebody; [#ASK] where nothing was.
    public static ReceiptPolicy of(Vault vault, MailboxId mailbox) throws IOException {
        var chosen = vault.settings().find(key(mailbox));
        for (var policy : values()) {
            if (chosen.filter(policy.word()::equals).isPresent()) {
                return policy;
            }
        }
        return ASK;
    }

    /// Keeps what was chosen for somebody.
    public void keep(Vault vault, MailboxId mailbox) throws IOException {
        if (this == ASK) {
            vault.settings().remove(key(mailbox));
        } else {
            vault.settings().put(key(mailbox), word());
        }
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String key(MailboxId mailbox) {
        return "receipts." + mailbox;
    }
}
