package obreia.desktop.ui;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Authorities;
import obreia.desktop.mail.Authorities.Authority;
import obreia.desktop.ui.settings.TrustActions;
import obreia.desktop.vault.KnownPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.SchemeName;

/// What the part about authorities does. The vault is read and written where the window reads it.
final class TrustDesk implements TrustActions {
    private final MailDesk desk;
    private final Account account;

    TrustDesk(MailDesk desk, Account account) {
        this.desk = desk;
        this.account = account;
    }

    @Override
    public void list(Consumer<List<Authority>> done) {
        desk.background().run(() -> new Authorities(account).list(), done);
    }

    @Override
    public void choose(Consumer<List<X509Certificate>> done, Consumer<String> failed) {
        record Reading(List<X509Certificate> certificates, String fault) {}
        desk.files()
                .toOpen("*.pem")
                .ifPresent(file -> desk.background()
                        .run(
                                () -> {
                                    try {
                                        return new Reading(
                                                Believed.read(file.toPath()).certificates(), "");
                                    } catch (IOException | MalformedException e) {
                                        return new Reading(List.of(), desk.why(e));
                                    }
                                },
                                reading -> {
                                    if (reading.fault().isEmpty()) {
                                        done.accept(reading.certificates());
                                    } else {
                                        failed.accept(reading.fault());
                                    }
                                }));
    }

    @Override
    public boolean isPractice(X509Certificate certificate) {
        return Believed.scheme(certificate).equals(SchemeName.PRACTICE);
    }

    @Override
    public void add(List<X509Certificate> certificates, Consumer<Optional<String>> done) {
        desk.background()
                .run(
                        () -> {
                            for (var certificate : certificates) {
                                try {
                                    new Authorities(account).add(Believed.scheme(certificate), List.of(certificate));
                                } catch (MalformedException e) {
                                    return Optional.of(desk.why(e));
                                }
                            }
                            return Optional.empty();
                        },
                        done);
    }

    @Override
    public void without(Authority authority, Consumer<Loss> done) {
        desk.background()
                .run(
                        () -> {
                            var people = new Authorities(account).without(List.of(authority));
                            var me = account.membership();
                            return new Loss(
                                    people.stream().map(KnownPerson::name).toList(),
                                    me.isPresent()
                                            && people.stream()
                                                    .anyMatch(person -> person.mailbox()
                                                            .equals(me.get().mailbox())));
                        },
                        done);
    }

    @Override
    public void remove(Authority authority, Runnable done) {
        desk.background()
                .run(
                        () -> {
                            new Authorities(account).remove(List.of(authority));
                            return true;
                        },
                        _ -> done.run());
    }
}
