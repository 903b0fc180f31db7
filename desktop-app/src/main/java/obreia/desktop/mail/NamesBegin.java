package obreia.desktop.mail;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import obreia.desktop.vault.KnownPerson;
import obreia.desktop.vault.Vault;

/// Finds the people known here by how a word of their name begins; case and accents make no difference.
public final class NamesBegin {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Vault vault;

    public NamesBegin(Vault vault) {
        this.vault = vault;
    }

    /// Everybody but oneself, by name.
    public List<KnownPerson> with(String beginning) throws IOException {
        var own = vault.device().membership();
        var typed = folded(beginning);
        return vault.people().all().stream()
                .filter(person -> own.isEmpty() || !own.get().mailbox().equals(person.mailbox()))
                .filter(person -> begins(folded(person.name()), typed))
                .toList();
    }

    /// True where a word of the name begins so.
    public static boolean matches(String name, String beginning) {
        return begins(folded(name), folded(beginning));
    }

    private static boolean begins(String name, String typed) {
        return name.startsWith(typed) || Arrays.stream(name.split(" ", -1)).anyMatch(word -> word.startsWith(typed));
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
