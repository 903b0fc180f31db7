package obreia.desktop.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.FoundCertificate;

/// What was found at one step.
public sealed interface Finding {
    Step step();

    /// It is as it should be.
    ///
    /// @param what  what was found there: names of readers, the card's holder; empty where there is nothing to name
    /// @param until until when it holds, where that is known
    record Passed(Step step, String what, Optional<Instant> until) implements Finding {}

    /// Several certificates can sign, and the person has to say which.
    record Several(List<FoundCertificate> certificates) implements Finding {
        public Several {
            certificates = List.copyOf(certificates);
        }

        @Override
        public Step step() {
            return Step.CERTIFICATE;
        }
    }

    /// It is not, and the steps after it wait.
    ///
    /// @param issuer who issued the certificate, where that is the matter
    /// @param detail what more is known, for whoever helps; may be empty
    record Failed(Trouble trouble, Optional<String> issuer, String detail) implements Finding {
        @Override
        public Step step() {
            return trouble.step();
        }
    }
}
