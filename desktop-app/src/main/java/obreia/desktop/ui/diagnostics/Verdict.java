package obreia.desktop.ui.diagnostics;

import java.util.Optional;
import obreia.assets.Words;
import obreia.desktop.card.CardState;
import obreia.desktop.card.FoundToken;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.ui.common.CardWords;

/// Whether this profile can sign now, and what to do where it cannot.
///
/// @param means the likely cause, or what else there is to know; may be empty
/// @param todo  empty where nothing is left to do
record Verdict(Mark mark, String headline, String means, String todo) {
    static Verdict of(Words words, CardWords card, Findings findings, Optional<Enrolment> enrolment) {
        if (findings.practice().isPresent()) {
            return findings.practice().get().certificate().isPresent()
                    ? new Verdict(
                            Mark.PRACTICE, words.of("diagnostics.practice"), words.of("diagnostics.practice.means"), "")
                    : new Verdict(
                            Mark.BAD,
                            words.of("trouble.card_file"),
                            words.of("trouble.card_file.cause"),
                            words.of("diagnostics.practice.todo"));
        }
        var state = enrolment
                .flatMap(Enrolment::certificate)
                .map(findings.scan()::stateOf)
                .orElse(findings.scan().state());
        return state == CardState.READY
                ? new Verdict(Mark.GOOD, card.sentence(state), "", "")
                : new Verdict(
                        Mark.of(state),
                        card.sentence(state),
                        card.cause(state).orElse(""),
                        todo(card, state, findings));
    }

    /// In the words of the card's family, where they are about this state.
    private static String todo(CardWords card, CardState state, Findings findings) {
        return findings.scan().tokens().stream()
                .filter(token -> token.state() == state)
                .map(FoundToken::nextStep)
                .filter(next -> !next.equals(state.nextStep()))
                .flatMap(next -> card.known(next).stream())
                .findFirst()
                .orElseGet(() -> card.todo(state));
    }
}
