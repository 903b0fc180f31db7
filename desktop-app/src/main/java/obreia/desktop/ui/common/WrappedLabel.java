package obreia.desktop.ui.common;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A label whose text goes on in the next line. Where JavaFX must not break its lines it does that itself; its text
/// holds line feeds then.
final class WrappedLabel extends Label {
    private String whole = "";
    private boolean wrapped;
    private boolean own;
    private boolean breaking;

    WrappedLabel(String text) {
        textProperty().addListener((_, _, now) -> {
            if (!breaking) {
                take(now);
            }
        });
        wrapTextProperty().addListener((_, _, now) -> {
            if (!breaking) {
                wrapped = now;
                take(getText());
            }
        });
        fontProperty().addListener(_ -> again());
        setText(text);
    }

    private void take(@Nullable String text) {
        whole = text == null ? "" : text;
        own = wrapped && Lines.needs(whole);
        breaking = true;
        setWrapText(wrapped && !own);
        breaking = false;
        again();
    }

    private void again() {
        if (own && getWidth() > 0) {
            show(lines().broken(whole, getWidth() - around()));
        }
    }

    private void show(String text) {
        if (!text.equals(getText())) {
            breaking = true;
            setText(text);
            breaking = false;
        }
    }

    private Lines lines() {
        return new Lines(getFont());
    }

    /// What of the width is not text.
    private double around() {
        var icon = getGraphic() == null ? 0 : getGraphic().prefWidth(-1) + getGraphicTextGap();
        return snappedLeftInset()
                + snappedRightInset()
                + getLabelPadding().getLeft()
                + getLabelPadding().getRight()
                + icon;
    }

    @Override
    public void resize(double width, double height) {
        super.resize(width, height);
        again();
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return own ? Orientation.HORIZONTAL : super.getContentBias();
    }

    @Override
    protected double computePrefWidth(double height) {
        return own ? Math.ceil(lines().width(whole)) + around() : super.computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (!own) {
            return super.computePrefHeight(width);
        }
        if (width > 0) {
            show(lines().broken(whole, width - around()));
        }
        return super.computePrefHeight(-1);
    }
}
