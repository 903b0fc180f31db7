package obreia.desktop.cli;

/// The steps of the demo, in their order; a demo that fails names one.
public enum DemoStep {
    CARDS("practice authority and two cards"),
    REPOSITORY("make a repository"),
    TRUST("the repository believes the practice authority"),
    SERVE("start the repository"),
    REGISTER("both open a mailbox with their card"),
    PEOPLE("both find and verify one another"),
    SEND("Ana signs, seals and sends a letter with a file"),
    RESTART("the repository stops and starts again"),
    INBOX("João finds the letter, sealed"),
    READ("João checks the letter and signs the receipt"),
    STATUS("Ana checks the receipt"),
    EXPORT("the evidence of it all in one file, checked as anyone would");

    private final String title;

    DemoStep(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
