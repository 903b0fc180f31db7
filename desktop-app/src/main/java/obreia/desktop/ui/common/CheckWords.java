package obreia.desktop.ui.common;

import java.util.List;
import obreia.assets.Words;

/// What came out of checks, in the language of a window. The reason that the check itself gives stands behind it as a
/// detail, for whoever helps.
public final class CheckWords {
    private final Words words;

    public CheckWords(Words words) {
        this.words = words;
    }

    /// Why a message is not verified: the gravest check that failed, in a sentence.
    ///
    /// @param why what is said where no check did
    public String reason(List<Checklist.Line> lines, String why) {
        return CheckGroup.of(lines).stream()
                .filter(group -> group.is("fails"))
                .findFirst()
                .map(group -> Texts.first(reason(group)) + ".")
                .orElseGet(() -> Texts.first(new Below(words).of(why)));
    }

    String of(CheckGroup.Found group) {
        if (group.is("holds")) {
            return words.of("found." + group.group().key());
        }
        if (group.is("not checked")) {
            // A card of which nobody could ask is said in plain words; its reason is a name that only programs read.
            return group.group() == CheckGroup.CERTIFICATE
                    ? words.of("found.certificate.unknown")
                    : Texts.first(new Below(words).of(group.why()));
        }
        return Texts.first(reason(group)) + ".\n" + words.of("check.detail", group.why());
    }

    private String reason(CheckGroup.Found group) {
        return group.group() == CheckGroup.CERTIFICATE
                ? new Below(words).path(group.why()).orElseGet(() -> words.of("failed.certificate"))
                : words.of("failed." + group.group().key());
    }
}
