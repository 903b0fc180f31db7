package obreia.desktop.cli;

import java.util.ArrayList;
import java.util.List;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Tries;
import obreia.protocol.codec.Text;

/// A scan for cards as a person reads it in a terminal.
record CardsText(CardScan scan) {
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Readers");
        var places = scan.places();
        places.serviceFault().ifPresent(why -> lines.add("  none: " + why));
        if (places.serviceFault().isEmpty() && places.readers().isEmpty()) {
            lines.add("  none");
        }
        places.readers().forEach(reader -> lines.add("  " + reader(reader)));
        lines.add("Drivers");
        if (places.drivers().isEmpty()) {
            lines.add("  none");
        }
        places.drivers().forEach(driver -> lines.add("  " + driver(driver)));
        lines.add("Cards");
        if (scan.tokens().isEmpty()) {
            lines.add("  none");
        }
        for (var token : scan.tokens()) {
            card(token, lines);
        }
        lines.add("");
        lines.add(scan.state().sentence());
        if (scan.state() != CardState.READY) {
            lines.add(scan.nextStep());
        }
        return lines;
    }

    String reader(FoundReader reader) {
        var state = scan.stateOf(reader);
        if (state == CardState.READY) {
            return reader.name() + ": a card is in it";
        }
        return reader.name() + ": "
                + reader.atr()
                        .map(atr -> state.sentence() + " It answers "
                                + (atr.isEmpty() ? "nothing" : "with ATR " + atr.hex()) + ".")
                        .orElse("no card");
    }

    static String driver(FoundDriver driver) {
        return driver.name() + "  " + driver.path()
                + driver.about().map(about -> "\n    " + about).orElse("")
                + driver.fault().map(fault -> "\n    " + fault.sentence()).orElse("")
                + driver.why().map(why -> "\n    (" + why + ")").orElse("");
    }

    static String name(FoundToken token) {
        return token.family()
                + (token.label().isEmpty() ? "" : " “" + token.label() + "”")
                + (token.serial().isEmpty() ? "" : ", serial number " + token.serial());
    }

    static String pin(FoundToken token) {
        return token.pinName() + ": " + way(token.pinWay()) + tries(token.tries());
    }

    private static void card(FoundToken token, List<String> lines) {
        lines.add("  " + name(token));
        if (!token.slot().isEmpty()) {
            lines.add("    in " + token.slot());
        }
        lines.add("    " + pin(token));
        if (token.state() != CardState.READY) {
            lines.add("    " + token.state().sentence() + " " + token.nextStep());
        }
        for (var certificate : token.certificates()) {
            certificate(certificate, lines);
        }
    }

    private static void certificate(FoundCertificate certificate, List<String> lines) {
        lines.add("    " + (certificate.fitForSigning() ? "signs    " : "does not ") + certificate.holder()
                + certificate.civilNumber().map(number -> " (" + number + ")").orElse("") + ", issued by "
                + certificate.issuer() + ", valid until "
                + Text.format(certificate.notAfter()).substring(0, 10));
        certificate.why().ifPresent(why -> lines.add("             " + label(certificate) + why));
        if (certificate.fitForSigning()) {
            lines.add("             --card '"
                    + certificate.uri().map(CardUri::format).orElseThrow() + "'");
        }
    }

    private static String label(FoundCertificate certificate) {
        return certificate.label().isEmpty() ? "" : "“" + certificate.label() + "”: ";
    }

    private static String way(PinWay way) {
        return switch (way) {
            case TYPED_HERE -> "typed here";
            case ON_THE_READER -> "typed on the reader's keys";
            case IN_ANOTHER_WINDOW -> "typed into a window of the card's own software";
        };
    }

    private static String tries(Tries tries) {
        return switch (tries) {
            case Tries.Unknown() -> "";
            case Tries.Few() -> "; few tries are left";
            case Tries.Exactly(var left) ->
                switch (left) {
                    case 0 -> "; blocked";
                    case 1 -> "; ONE TRY IS LEFT";
                    default -> "; " + left + " tries are left";
                };
        };
    }
}
