package obreia.protocol.message;

import java.util.ArrayList;
import java.util.Optional;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;

/// Whether a message stands where its chain, and the chains that it says it saw, have their place for it.
///
/// Two messages with one number, or a wrong message before, are the sender's contradiction; an order that
/// is not that of the leaves, or a leaf that is not the same for sender and reader, is the repository's.
/// What was not read here cannot be compared: a gap is reported, and accuses nobody before the one missing
/// was asked for.
public final class ChainCheck {
    private final MessageHeaders headers;
    private final Digest message;
    private final long leaf;
    private final KnownMessages known;

    ChainCheck(OpenedMessage opened, long leaf, KnownMessages known) {
        this(opened.headers(), opened.digest(), leaf, known);
    }

    private ChainCheck(MessageHeaders headers, Digest message, long leaf, KnownMessages known) {
        this.headers = headers;
        this.message = message;
        this.leaf = leaf;
        this.known = known;
    }

    /// Looks anew at a message that was verified before: what was missing then may be here now.
    public static Check again(OpenedMessage opened, long leaf, KnownMessages known) {
        var finding = new ChainCheck(opened, leaf, known).find();
        return new Check(ReadingStep.CHAIN, finding.outcome(), finding.why(), Optional.empty());
    }

    void into(Checklist list) {
        list.put(ReadingStep.CHAIN, find());
    }

    /// Looks at the message's place, as far as what is known here reaches now.
    Finding find() {
        var number = headers.sequence().number();
        try {
            repeat();
            order();
            seen();
            previous();
        } catch (VerificationException e) {
            return Finding.fails(String.valueOf(e.getMessage()));
        }
        var here = "it is number " + number + " of its chain";
        var gaps = new ArrayList<String>();
        headers.previous()
                .ifPresent(before ->
                        gap(before.message(), number - 1, "of the same chain").ifPresent(gaps::add));
        for (var seen : headers.seen()) {
            gap(seen.message(), seen.number(), "of another, which the sender had seen")
                    .ifPresent(gaps::add);
        }
        return gaps.isEmpty()
                ? Finding.holds(here)
                : Finding.notChecked(here + "; it was sent after " + String.join(" and ", gaps));
    }

    /// A message before that was not read here cannot be compared; one that never arrived is missing.
    private Optional<String> gap(Digest before, long number, String chain) {
        var named = "number " + number + " " + chain + ", " + before.shortHex() + ",";
        return switch (known.presence(before)) {
            case READ -> Optional.empty();
            case ARRIVED -> Optional.of(named + " which is here and was not read");
            case MISSING -> Optional.of(named + " which is missing: the repository has not handed it out");
        };
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

    private void previous() throws VerificationException {
        if (headers.previous().isEmpty()) {
            return;
        }
        var before = headers.previous().get();
        if (before.leaf().isPresent() && before.leaf().getAsLong() >= leaf) {
            throw new VerificationException("the message before it is said to be at leaf "
                    + before.leaf().getAsLong() + ", not before leaf " + leaf);
        }
        var link = known.link(headers.sequence().chain(), headers.sequence().number() - 1);
        if (link.isEmpty()) {
            return;
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
