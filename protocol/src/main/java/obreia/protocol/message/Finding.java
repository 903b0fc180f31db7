package obreia.protocol.message;

/// What somebody found who was asked about one step, with the reason in a sentence for a person.
public record Finding(Check.Outcome outcome, String why) {
    public static Finding holds(String why) {
        return new Finding(Check.Outcome.HOLDS, why);
    }

    public static Finding fails(String why) {
        return new Finding(Check.Outcome.FAILS, why);
    }

    public static Finding notChecked(String why) {
        return new Finding(Check.Outcome.NOT_CHECKED, why);
    }
}
