package obreia.desktop.ui.common;

import java.lang.reflect.Proxy;

/// For screens that are only looked at: what their buttons ask goes nowhere.
public final class Unheard {
    private Unheard() {}

    /// Something that takes every question and does nothing.
    ///
    /// @param asked an interface that gives nothing back for what is asked here
    public static <T> T of(Class<T> asked) {
        return asked.cast(Proxy.newProxyInstance(asked.getClassLoader(), new Class<?>[] {asked}, (_, _, _) -> null));
    }

    /// A background in which nothing is ever done: a model keeps what it was given.
    public static Background background() {
        var background = new Background(_ -> {});
        background.close();
        return background;
    }
}
