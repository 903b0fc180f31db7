package obreia.desktop.lies;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test in a scene of its own, whose repository is honest when it begins.
abstract class LyingCase {
    @TempDir
    Path folder;

    Scene scene;

    @BeforeEach
    void theRepositoryIsHonest() throws Exception {
        scene = new Scene(folder);
    }

    @AfterEach
    void theSceneEnds() throws Exception {
        scene.close();
    }
}
