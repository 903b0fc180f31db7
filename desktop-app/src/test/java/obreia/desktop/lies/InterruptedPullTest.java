package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.MailPull;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.ListedMessage;
import obreia.fixtures.lying.Lie;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// Letters are kept several at a time; a pull that ends between them loses none and takes none twice.
class InterruptedPullTest extends LyingCase {
    private static final int LETTERS = 40;
    private static final int REFUSED = 35;

    @Test
    void whatCameBeforeTheRepositoryWouldGoNoFurtherIsKeptAndTheRestComesLater() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var sent = new ArrayList<Digest>();
        for (var number = 0; number < LETTERS; number++) {
            sent.add(scene.send(ana, "Number " + number, bruno));
        }
        var envelopes = scene.granted(Request.Send.class).stream()
                .map(send -> Digest.of(send.envelope()))
                .toList();
        var _ = scene.pull(ana);
        scene.repository().tell(new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                return request instanceof Request.Fetch(var id) && id.equals(envelopes.get(REFUSED))
                        ? Response.Failure.of(ErrorCode.UNAVAILABLE, "not now")
                        : honest.handle(caller, request);
            }
        });

        var stopped = new MailPull(bruno, bruno.line()).pull();

        assertThat(stopped.refusal()).isPresent();
        assertThat(stopped.letters()).containsExactlyElementsOf(sent.subList(0, REFUSED));
        assertThat(kept(bruno)).containsExactlyInAnyOrderElementsOf(sent.subList(0, REFUSED));

        scene.repository().tell(new Lie() {});
        var rest = scene.pull(bruno);

        assertThat(rest.letters()).containsExactlyElementsOf(sent.subList(REFUSED, LETTERS));
        assertThat(kept(bruno)).containsExactlyInAnyOrderElementsOf(sent);
        Findings.verified(scene.read(bruno, sent.get(REFUSED - 1)));
        Findings.verified(scene.read(bruno, sent.getLast()));
    }

    private static List<Digest> kept(Account account) throws Exception {
        return account.vault().messages().list(Direction.IN, 2 * LETTERS, 0).stream()
                .map(ListedMessage::message)
                .toList();
    }
}
