package org.headroom.app.desktop.synoptic;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.PlantState;

/** How much of a limit is used, as a bar: full and hatched where little or nothing is left. */
final class HeadroomBar extends Region {
    private static final double WIDTH = 54;
    private static final double HEIGHT = 12;

    HeadroomBar(Display display, double share) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        getChildren().add(canvas);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setAccessibleText(Texts.text("synoptic.left", Texts.number(100 * share, 0)));
        Palette p = display.palette().get();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(p.grid);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        double used = Math.clamp(1 - share, 0.03, 1) * WIDTH;
        g.setFill(Media.headroom(p, share));
        g.fillRect(0, 0, used, HEIGHT);
        if (share < PlantState.SCARCE) {
            g.setStroke(p.background);
            for (double x = -HEIGHT; x < used; x += share < 0 ? 4 : 8) {
                g.strokeLine(x, HEIGHT, x + HEIGHT, 0);
            }
        }
    }
}
