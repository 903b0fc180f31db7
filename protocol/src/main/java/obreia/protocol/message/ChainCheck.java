package obreia.protocol.message;

import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;

/// Whether a message stands where its chain, and the chains that it says it saw, have their place for it.
///
/// Two messages with one number, or a wrong message before, are the sender's contradiction; an order that is not that
/// of the leaves, or a leaf that is not the same for sender and reader, is the repository's. What was not read here
/// cannot be compared: a gap is reported, and accuses nobody before the one missing was asked for.
final class ChainCheck {
    private final MessageHeaders headers;
    private final Digest message;
    private final long leaf;
    private final KnownMessages known;

    ChainCheck(OpenedMessage opened, long leaf, KnownMessages known) {
        this.headers = opened.headers();
        this.message = opened.digest();
        this.leaf = leaf;
        this.known = known;
    }

    void into(Checklist list) {
        var number = headers.sequence().number();
        try {
            repeat();
            order();
            seen();
            var gap = previous();
            if (gap) {
                list.notChecked(
                        ReadingStep.CHAIN,
                        "it is number " + number + " of its chain; number " + (number - 1) + " was not read here");
            } else {
                list.put(ReadingStep.CHAIN, Check.Outcome.HOLDS, "it is number " + number + " of its chain");
            }
        } catch (VerificationException e) {
            list.put(ReadingStep.CHAIN, Check.Outcome.FAILS, String.valueOf(e.getMessage()));
        }
    }

    private void repeat() throws VerificationException {
        var sequence = headers.sequence();
        var same = known.link(sequence.chain(), sequence.number());
        if (same.isPresent() && !same.get().message().equals(message)) {
            throw new VerificationException("the sender signed two messages with the number " + sequence.number()
                    + ": the other is " + same.get().message().shortHex());
        }
        if (same.isPresent() && same.get().leaf() != leaf) {
            throw new VerificationException("the repository stored the message at leaf "
                    + same.get().leaf() + " and hands it out at leaf " + leaf);
        }
    }

    private boolean previous() throws VerificationException {
        if (headers.previous().isEmpty()) {
            return false;
        }
        var before = headers.previous().get();
        if (before.leaf().isPresent() && before.leaf().getAsLong() >= leaf) {
            throw new VerificationException("the message before it is said to be at leaf "
                    + before.leaf().getAsLong() + ", not before leaf " + leaf);
        }
        var link = known.link(headers.sequence().chain(), headers.sequence().number() - 1);
        if (link.isEmpty()) {
            return true;
        }
        var read = link.get();
        if (!read.message().equals(before.message())) {
            throw new VerificationException(
                    "the sender names " + before.message().shortHex() + " as the message before, "
                            + read.message().shortHex() + " was read here");
        }
        if (before.leaf().isPresent() && before.leaf().getAsLong() != read.leaf()) {
            throw new VerificationException("the repository told the sender leaf "
                    + before.leaf().getAsLong() + " for the message before, and this mailbox leaf " + read.leaf());
        }
        return false;
    }

    private void order() throws VerificationException {
        var sequence = headers.sequence();
        var before = known.link(sequence.chain(), sequence.number() - 1);
        var after = known.link(sequence.chain(), sequence.number() + 1);
        if (before.isPresent() && before.get().leaf() >= leaf) {
            throw new VerificationException("number " + (sequence.number() - 1) + " was stored at leaf "
                    + before.get().leaf() + ", after leaf " + leaf + ": the order was changed");
        }
        if (after.isPresent() && after.get().leaf() <= leaf) {
            throw new VerificationException("number " + (sequence.number() + 1) + " was stored at leaf "
                    + after.get().leaf() + ", before leaf " + leaf + ": the order was changed");
        }
    }

    private void seen() throws VerificationException {
        for (var seen : headers.seen()) {
            if (seen.leaf() >= leaf) {
                throw new VerificationException("the message says it saw leaf " + seen.leaf() + ", not before its own");
            }
            var link = known.link(seen.chain(), seen.number());
            if (link.isPresent() && !link.get().message().equals(seen.message())) {
                throw new VerificationException("number " + seen.number() + " of chain " + seen.chain() + " is "
                        + seen.message().shortHex() + " for the sender and "
                        + link.get().message().shortHex() + " here: the chain was forked");
            }
            if (link.isPresent() && link.get().leaf() != seen.leaf()) {
                throw new VerificationException("the repository told the sender leaf " + seen.leaf() + " for a message "
                        + "that it told this mailbox leaf " + link.get().leaf());
            }
        }
    }
}
