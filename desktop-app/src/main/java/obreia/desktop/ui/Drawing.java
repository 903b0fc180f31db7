package obreia.desktop.ui;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Writes what was drawn as PNG. On any thread.
final class Drawing {
    private Drawing() {}

    /// Writes over what has this name; its folder is made.
    static void write(Image drawn, Path file) throws IOException {
        var width = (int) drawn.getWidth();
        var height = (int) drawn.getHeight();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        drawn.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
