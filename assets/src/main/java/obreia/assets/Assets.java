package obreia.assets;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Hands out the fonts and the icon.
public final class Assets {
    private static final int[] ICON_SIZES = {16, 24, 32, 64, 128, 256};

    private Assets() {}

    /// Inter for the interface, Source Serif 4 for what people write (both SIL Open Font License 1.1), as TrueType.
    public static List<URL> fonts() {
        return List.of(
                resource("fonts/Inter-Regular.ttf"),
                resource("fonts/Inter-Medium.ttf"),
                resource("fonts/Inter-SemiBold.ttf"),
                resource("fonts/SourceSerif4-Regular.ttf"),
                resource("fonts/SourceSerif4-SemiBold.ttf"));
    }

    /// The window's icon as PNG, from 16 to 256 pixels.
    public static List<URL> icon() {
        return IntStream.of(ICON_SIZES)
                .mapToObj(size -> resource("icon/obreia-" + size + ".png"))
                .toList();
    }

    static URL resource(String name) {
        return Objects.requireNonNull(Assets.class.getResource(name), name);
    }
}
