package obreia.desktop.ui.diagnostics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.assets.Words;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Surface;

/// The line to the repository in words.
///
/// @param reached when it last answered, since the window was opened
record ConnectionSection(
        Surface surface, Connection connection, Optional<Instant> reached, Optional<Enrolment> enrolment) {
    Section section() {
        var words = surface.words();
        var facts = new Entry.Facts();
        switch (connection) {
            case Connection.Waiting _, Connection.Up _ -> {}
            case Connection.Down(var why) ->
                facts.add(words.of("diagnostics.cause"), words.of("trouble.unreachable.cause"))
                        .add(words.of("diagnostics.todo"), words.of("trouble.unreachable.todo"))
                        .add(words.of("diagnostics.detail"), why);
            case Connection.Stopped(var why) ->
                facts.add(words.of("diagnostics.todo"), words.of("diagnostics.line.stopped.todo"))
                        .add(words.of("diagnostics.detail"), new Below(words).of(why));
        }
        facts.add(
                words.of("diagnostics.line.reached"),
                reached.map(surface.times()::inSentence).orElseGet(() -> words.of("diagnostics.line.never")));
        var name = enrolment
                .map(found -> found.repository().origin().toString())
                .orElseGet(() -> words.of("diagnostics.line"));
        enrolment.ifPresent(found -> address(words, found, facts));
        return new Section(
                "connection",
                words.of("diagnostics.connection"),
                List.of(new Entry(mark(), name, said(words), facts.all())));
    }

    private static void address(Words words, Enrolment enrolment, Entry.Facts facts) {
        var address = enrolment.repository();
        facts.add(words.of("diagnostics.line.address"), address.host() + ":" + address.port())
                .add(
                        words.of("diagnostics.line.pin"),
                        address.pin()
                                .map(CertificateFacts::grouped)
                                .orElseGet(() -> words.of("diagnostics.line.noPin")))
                .add(words.of("diagnostics.line.log"), address.log().format());
    }

    private Mark mark() {
        return switch (connection) {
            case Connection.Waiting() -> Mark.NEUTRAL;
            case Connection.Up _ -> Mark.GOOD;
            case Connection.Down _ -> Mark.ATTENTION;
            case Connection.Stopped _ -> Mark.BAD;
        };
    }

    private String said(Words words) {
        return switch (connection) {
            case Connection.Waiting() -> words.of("diagnostics.line.waiting");
            case Connection.Up _ -> words.of("diagnostics.line.up");
            case Connection.Down _ -> words.of("trouble.unreachable");
            case Connection.Stopped _ -> words.of("diagnostics.line.stopped");
        };
    }
}
