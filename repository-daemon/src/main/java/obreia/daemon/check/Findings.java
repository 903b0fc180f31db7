package obreia.daemon.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a check found to be wrong, one sentence each, in the order in which it was found. Of one thread.
final class Findings {
    private final List<String> sentences = new ArrayList<>();

    /// One thing that is looked at.
    interface Look {
        void run() throws IOException;
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    /// Notes the sentence where the rule does not hold.
    void require(boolean holds, String sentence) {
        if (!holds) {
            add(sentence);
        }
    }

    /// Looks, and notes where that cannot be done; the check goes on with the next.
    void look(String what, Look look) {
        try {
            look.run();
        } catch (IOException | IllegalStateException e) {
            add(what + " cannot be read: " + e.getMessage());
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
