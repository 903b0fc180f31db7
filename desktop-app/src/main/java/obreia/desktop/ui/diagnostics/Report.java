package obreia.desktop.ui.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.assets.Words;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.ui.common.CardWords;
import obreia.desktop.ui.common.Surface;

/// Everything that is known, in words: the page shows it, and it is copied as text. It holds no PIN and no key.
///
/// @param verdict absent before the first look is done
record Report(Words words, String looked, Optional<Verdict> verdict, List<Section> sections) {
    Report {
        sections = List.copyOf(sections);
    }

    static Report of(Surface surface, DiagnosticsModel model) {
        var words = surface.words();
        var enrolment = model.enrolment().get();
        var findings = model.findings().get();
        var sections = new ArrayList<Section>();
        findings.ifPresent(found -> {
            var cards = new CardSections(surface, found);
            sections.addAll(List.of(cards.readers(), cards.drivers(), cards.cards()));
            sections.add(new CertificateSection(surface, found, enrolment.flatMap(Enrolment::certificate)).section());
        });
        sections.add(new ConnectionSection(surface, model.connection().get(), model.reached(), enrolment).section());
        return new Report(
                words,
                findings.map(found ->
                                words.of("diagnostics.looked", surface.times().inSentence(found.at())))
                        .orElse(""),
                findings.map(found -> Verdict.of(words, new CardWords(words), found, enrolment)),
                sections);
    }

    String text() {
        var text = new StringBuilder(words.of("app.name") + ": " + words.of("rail.diagnostics") + "\n");
        if (!looked.isEmpty()) {
            text.append(looked).append('\n');
        }
        verdict.ifPresent(said -> List.of(said.headline(), said.means(), said.todo()).stream()
                .filter(line -> !line.isEmpty())
                .forEach(line -> text.append(line).append('\n')));
        for (var section : sections) {
            text.append('\n').append(section.title()).append('\n');
            for (var entry : section.entries()) {
                text.append("  ").append(entry.name());
                text.append(entry.said().isEmpty() ? "" : ": " + entry.said()).append('\n');
                entry.facts()
                        .forEach(fact -> text.append("    ")
                                .append(fact.label())
                                .append(": ")
                                .append(fact.text())
                                .append('\n'));
            }
        }
        return text.toString();
    }
}
