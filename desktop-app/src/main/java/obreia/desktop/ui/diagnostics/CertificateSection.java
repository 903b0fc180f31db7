package obreia.desktop.ui.diagnostics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.assets.Words;
import obreia.desktop.card.CardState;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.card.FoundToken;
import obreia.desktop.ui.common.CardWords;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.CardCertificate;

/// The certificates of the cards in words: with which one the mailbox signs, and why others do not.
final class CertificateSection {
    private final Words words;
    private final Times times;
    private final CardWords card;
    private final Findings findings;
    private final Optional<Digest> own;

    /// @param own the certificate that the mailbox signs with
    CertificateSection(Surface surface, Findings findings, Optional<Digest> own) {
        this.words = surface.words();
        this.times = surface.times();
        this.card = new CardWords(words);
        this.findings = findings;
        this.own = own;
    }

    Section section() {
        var entries = new ArrayList<Entry>();
        findings.practice().flatMap(Findings.Practice::certificate).ifPresent(each -> entries.add(practice(each)));
        for (var token : findings.scan().tokens()) {
            for (var certificate : token.certificates()) {
                entries.add(certificate(token, certificate));
            }
        }
        if (entries.isEmpty()) {
            entries.add(new Entry(Mark.NEUTRAL, words.of("diagnostics.certificates.none"), "", List.of()));
        }
        return new Section("certificates", words.of("diagnostics.certificates"), entries);
    }

    private Entry practice(CardCertificate certificate) {
        var said = own.filter(certificate.digest()::equals).isPresent() ? "own" : "other";
        var facts = new Entry.Facts()
                .add(words.of("diagnostics.certificate.issuer"), Names.shown(certificate.issuerName()))
                .add(words.of("diagnostics.certificate.valid"), valid(certificate.notBefore(), certificate.notAfter()));
        facts(facts, certificate.digest());
        return new Entry(
                Mark.PRACTICE,
                Names.shown(certificate.commonName()),
                words.of("diagnostics.certificate." + said),
                facts.all());
    }

    private Entry certificate(FoundToken token, FoundCertificate certificate) {
        var isOwn = own.filter(certificate.digest()::equals).isPresent();
        var said = certificate.fitForSigning()
                ? words.of("diagnostics.certificate." + (isOwn ? "own" : own.isPresent() ? "other" : "fit"))
                : words.of("diagnostics.certificate." + certificate.state().word());
        var facts = new Entry.Facts()
                .add(words.of("diagnostics.certificate.why"), why(certificate))
                .add(words.of("diagnostics.certificate.issuer"), Names.shown(certificate.issuer()))
                .add(words.of("diagnostics.certificate.valid"), valid(certificate.notBefore(), certificate.notAfter()))
                .add(words.of("diagnostics.certificate.card"), CardSections.named(card, token))
                .add(words.of("diagnostics.certificate.label"), certificate.label());
        facts(facts, certificate.digest());
        return new Entry(mark(certificate, isOwn), Names.shown(certificate.holder()), said, facts.all());
    }

    private void facts(Entry.Facts facts, Digest digest) {
        facts.add(words.of("diagnostics.certificate.fingerprint"), CertificateFacts.grouped(digest));
    }

    private static Mark mark(FoundCertificate certificate, boolean isOwn) {
        if (certificate.fitForSigning()) {
            return isOwn ? Mark.GOOD : Mark.NEUTRAL;
        }
        return isOwn ? Mark.BAD : Mark.NEUTRAL;
    }

    /// The days stand beside it where they are the reason.
    private String why(FoundCertificate certificate) {
        return certificate.state() == CardState.NOT_FOR_SIGNING
                ? certificate.why().map(card::of).orElse("")
                : "";
    }

    private String valid(Instant from, Instant until) {
        return words.of("diagnostics.certificate.days", times.day(from), times.day(until));
    }
}
