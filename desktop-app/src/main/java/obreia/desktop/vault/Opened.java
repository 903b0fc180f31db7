package obreia.desktop.vault;

import obreia.protocol.codec.Bytes;

/// What an opened message holds: the CMS in DER, and for lists and search its subject and text; for a sent one, what
/// was sealed. `checks` is the outcome of each step, as JSON.
public record Opened(Bytes cms, String subject, String text, String checks) {
    public Opened withChecks(String now) {
        return new Opened(cms, subject, text, now);
    }
}
