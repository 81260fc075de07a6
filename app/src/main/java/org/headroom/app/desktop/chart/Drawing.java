package org.headroom.app.desktop.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** A picture as large as its region, drawn anew with every layout; words stand on their middle line. */
public abstract class Drawing extends Region {
    protected final Canvas canvas = new Canvas();

    protected Drawing() {
        getChildren().add(canvas);
    }

    /** Draws all of it on an empty sheet. */
    protected abstract void draw(GraphicsContext g);

    @Override
    protected final void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setTextBaseline(VPos.CENTER);
        draw(g);
    }
}
