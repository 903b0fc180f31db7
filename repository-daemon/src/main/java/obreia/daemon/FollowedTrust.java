package obreia.daemon;

import java.io.IOException;
import obreia.daemon.service.TrustedCards;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trust anchors of a home that is served, read again when its files have changed: what an administrator takes out
/// vouches for nobody from the next statement on. While they cannot be read, nobody's card is taken.
final class FollowedTrust implements TrustedCards {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedTrust.class);

    private final TrustFolder folder;
    private Digest state;
    private PathValidator validator;

    private FollowedTrust(TrustFolder folder, Digest state, PathValidator validator) {
        this.folder = folder;
        this.state = state;
        this.validator = validator;
    }

    static FollowedTrust open(TrustFolder folder) throws IOException, MalformedException {
        // The state first: a change while the files are read is found at the next question.
        var state = folder.state();
        return new FollowedTrust(folder, state, read(folder));
    }

    @Override
    public synchronized PathValidator validator() throws IOException {
        try {
            var now = folder.state();
            if (!now.equals(state)) {
                validator = read(folder);
                state = now;
                LOG.info("the trust anchors were changed and are read again");
            }
            return validator;
        } catch (MalformedException e) {
            throw new IOException("the trust anchors cannot be read: " + e.getMessage(), e);
        }
    }

    private static PathValidator read(TrustFolder folder) throws IOException, MalformedException {
        return new PathValidator(folder.read(), RevocationChecker.none());
    }
}
