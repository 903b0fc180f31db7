package obreia.desktop.card;

import obreia.protocol.MalformedException;

/// Where a card, its reader or its driver stands: a sentence for the person, and what to do next.
///
/// The words that [#word] gives are read by scripts and do not change.
public enum CardState {
    /// A card is there, a driver knows it, and it has a certificate to sign with.
    READY("The card is ready to sign.", "Nothing is left to do."),
    /// The operating system's smart card service does not run or is not installed.
    NO_SERVICE(
            "The smart card service of this computer does not run.",
            "Install and start it (Debian, Ubuntu: apt install pcscd; Windows: the service \"Smart Card\"), then look"
                    + " again."),
    NO_READER("No card reader is connected.", "Connect a card reader; it is noticed within seconds."),
    NO_CARD("There is no card in a reader.", "Put the card into the reader, chip first."),
    /// A card is in a reader and this computer has no driver at all for cards.
    NO_DRIVER(
            "There is a card in a reader, but no driver for cards is installed.",
            "Install the software of the card's issuer, or OpenSC; a driver in an unusual place is named with --module"
                    + " PATH."),
    /// A card is in a reader, and no driver that is installed knows it.
    UNKNOWN_CARD(
            "There is a card in a reader that no installed driver knows.",
            "See whether it is put in the right way round, then install the software of its issuer; a driver in an"
                    + " unusual place is named with --module PATH."),
    WRONG_ARCHITECTURE(
            "The card's driver is made for another kind of computer than this program.",
            "Install the driver for this program's architecture, mostly the 64-bit one."),
    /// The driver's file is there but cannot be loaded, or it fails when it is asked.
    DRIVER_BROKEN(
            "The card's driver does not work.",
            "Install the card's software again; when that does not help, report it to who makes that software."),
    /// The driver did not answer in time and was ended.
    DRIVER_HANGS(
            "The card's driver stopped answering and was ended.",
            "Take the card out and put it back in; other cards and drivers go on working."),
    /// The driver ended the process that it ran in.
    DRIVER_CRASHED(
            "The card's driver crashed.",
            "Take the card out and put it back in; other cards and drivers go on working."),
    /// The card that was there was taken out.
    CARD_REMOVED("The card was taken out.", "Put the card back into a reader to go on."),
    /// A card is there, but not the one that is meant.
    OTHER_CARD("Another card is in the reader.", "Put the right card into the reader to go on."),
    PIN_LOCKED(
            "The card's PIN is blocked.",
            "Unblock it with the card's own software and its PUK, or at the office that issued it."),
    /// The PIN was never set, has ended, or must be changed before its first use.
    NOT_ACTIVATED(
            "The card's PIN is not activated.",
            "Activate it with the card's own software, or at the office that issued it."),
    /// The certificate's time has ended.
    EXPIRED(
            "The card's certificate has expired: it signs nothing new. What was signed before stays as it is.",
            "Ask the card's issuer for a new card, then go on with your mailbox by the new card."),
    NOT_YET_VALID(
            "The card's certificate is not valid yet.", "Check this computer's date, or wait until the card is valid."),
    /// The certificate or its key is for other purposes, or of a kind not used here.
    NOT_FOR_SIGNING(
            "The card has no certificate to sign letters with.",
            "Use a card with a certificate for authentication (digitalSignature) and a key of RSA 2048 to 4096, P-256"
                    + " or P-384.");

    private final String sentence;
    private final String nextStep;

    CardState(String sentence, String nextStep) {
        this.sentence = sentence;
        this.nextStep = nextStep;
    }

    /// What is the matter, in a sentence.
    public String sentence() {
        return sentence;
    }

    /// What the person can do, in a sentence. A card's profile may know better.
    public String nextStep() {
        return nextStep;
    }

    /// Whether it passes when somebody puts in a card, connects a reader or starts the service: worth waiting for.
    public boolean canPass() {
        return switch (this) {
            case NO_SERVICE, NO_READER, NO_CARD, UNKNOWN_CARD, CARD_REMOVED, OTHER_CARD -> true;
            case READY,
                    NO_DRIVER,
                    WRONG_ARCHITECTURE,
                    DRIVER_BROKEN,
                    DRIVER_HANGS,
                    DRIVER_CRASHED,
                    PIN_LOCKED,
                    NOT_ACTIVATED,
                    EXPIRED,
                    NOT_YET_VALID,
                    NOT_FOR_SIGNING -> false;
        };
    }

    /// The word that stands for it in JSON: `no_reader`.
    public String word() {
        return ScanRules.word(this);
    }

    public static CardState parse(String word) throws MalformedException {
        return ScanRules.ofWord(values(), word);
    }
}
