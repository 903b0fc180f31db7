package obreia.desktop.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.FoundCertificate;

/// Finds the card that somebody means who names none.
record CardChoice(Surroundings surroundings) {
    /// The address of the only certificate that can sign; a failure that says what there is instead.
    CardUri only() throws IOException, CommandFailure {
        var scan = surroundings.cards().scan(List.of(), surroundings.clock().instant());
        var fit = scan.fit();
        if (fit.size() == 1) {
            return fit.getFirst().uri().orElseThrow();
        }
        if (fit.isEmpty()) {
            var state = scan.state();
            throw new CommandFailure(
                    ExitCode.CARD,
                    state.word(),
                    state.sentence() + " " + state.nextStep() + " 'cards' shows more; a practice card is named with"
                            + " --card practice:FILE.p12");
        }
        throw new CommandFailure(
                ExitCode.WRONG_USE,
                "several_cards",
                fit.size() + " certificates can sign; name one with --card:\n"
                        + fit.stream().map(CardChoice::line).collect(Collectors.joining("\n")));
    }

    private static String line(FoundCertificate certificate) {
        return "  " + certificate.holder() + ", issued by " + certificate.issuer() + ": '"
                + certificate.uri().map(CardUri::format).orElseThrow() + "'";
    }
}
