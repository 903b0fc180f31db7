package obreia.daemon.service;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import obreia.daemon.mailbox.Mailboxes;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// Box keys: certified by their device, in time, and numbered without gaps.
final class BoxKeys {
    /// How far a device's clock may be ahead of the repository's.
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Desk desk;

    BoxKeys(Desk desk) {
        this.desk = desk;
    }

    Response rotate(Caller caller, Request.Rotate request) throws IOException, Refusal {
        var boxKey = request.boxKey();
        var member = desk.member(caller);
        check(boxKey, member.mailbox(), DeviceEntry.of(caller.tlsKey(), Instant.EPOCH));
        return desk.commit(transaction -> {
            var now = Desk.member(transaction, caller);
            var newest = transaction.boxKey(now.mailbox(), now.device());
            // The answer to the first may have been lost.
            if (newest.isEmpty() || !newest.get().equals(boxKey)) {
                requireNext(transaction, now.mailbox(), boxKey);
                transaction.setBoxKey(now.mailbox(), boxKey);
            }
            return new Response.Rotated(boxKey.number());
        });
    }

    /// Refuses a box key that this device did not certify for this mailbox, or that is out of time.
    void check(BoxKeyCertificate boxKey, MailboxId mailbox, DeviceEntry device) throws Refusal {
        try {
            boxKey.verify(desk.origin(), mailbox, device);
        } catch (VerificationException e) {
            throw Refusal.of(ErrorCode.NOT_VERIFIED, e);
        }
        var now = desk.now();
        if (boxKey.notBefore().isAfter(now.plus(AHEAD)) || !boxKey.notAfter().isAfter(now)) {
            throw new Refusal(
                    ErrorCode.NOT_VERIFIED,
                    "the box key is valid from " + boxKey.notBefore() + " to " + boxKey.notAfter() + ", it is " + now
                            + " here");
        }
    }

    /// Refuses a box key whose number is not one above the newest of its device. The first may have any number: keys
    /// that a device made for attempts which came to nothing have used the ones before.
    static void requireNext(Mailboxes known, MailboxId mailbox, BoxKeyCertificate boxKey) throws IOException, Refusal {
        var newest = known.boxKey(mailbox, boxKey.device());
        if (newest.isEmpty() || boxKey.number() == newest.get().number() + 1) {
            return;
        }
        throw new Refusal(
                boxKey.number() <= newest.get().number() ? ErrorCode.STALE : ErrorCode.CONFLICT,
                "the box key has the number " + boxKey.number() + ", the next of this device is "
                        + (newest.get().number() + 1));
    }
}
