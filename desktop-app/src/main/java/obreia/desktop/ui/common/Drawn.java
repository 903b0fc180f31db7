package obreia.desktop.ui.common;

import javafx.animation.AnimationTimer;

/// Puts work off until what the FX thread has put on the screen is drawn, which it would be slower beside that work.
public final class Drawn {
    /// The first lays out, the second may come before the picture of the first is drawn; the third waits for it.
    private static final int PULSES = 3;

    private Drawn() {}

    /// Runs this later, after some pulses; they come whether a window is open or not. On the FX thread.
    public static void then(Runnable work) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == PULSES) {
                    stop();
                    work.run();
                }
            }
        }.start();
    }
}
