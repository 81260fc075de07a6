package org.headroom.app.desktop.base;

import javafx.scene.paint.Color;

/**
 * Colours of everything drawn, for a light and for a dark window. On the background and on a weekend texts, lines and the
 * colour of a broken limit keep a contrast of 4.5, the other areas one of 3 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
public enum Palette {
    LIGHT(
            "#ffffff", "#1f2328", "#59636e", "#e3e7ec", "#f6f8fa", "#2da44e", "#b58407", "#cf222e", "#0969da",
            "#bc4c00", "#8250df", "#1b7c83"),
    DARK(
            "#0d1117", "#e6edf3", "#9198a1", "#262c34", "#151b23", "#2ea043", "#bb8009", "#f85149", "#4493f8",
            "#f0883e", "#ab7df8", "#39c5cf");

    public final Color background;
    public final Color text;
    public final Color muted;
    public final Color grid;
    public final Color weekend;
    public final Color ample;
    public final Color scarce;
    public final Color over;
    public final Color[] lines;

    Palette(
            String background,
            String text,
            String muted,
            String grid,
            String weekend,
            String ample,
            String scarce,
            String over,
            String... lines) {
        this.background = Color.web(background);
        this.text = Color.web(text);
        this.muted = Color.web(muted);
        this.grid = Color.web(grid);
        this.weekend = Color.web(weekend);
        this.ample = Color.web(ample);
        this.scarce = Color.web(scarce);
        this.over = Color.web(over);
        this.lines = new Color[lines.length];
        for (int i = 0; i < lines.length; i++) {
            this.lines[i] = Color.web(lines[i]);
        }
    }
}
