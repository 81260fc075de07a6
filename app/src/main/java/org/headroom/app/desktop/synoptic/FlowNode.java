package org.headroom.app.desktop.synoptic;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.tasks.PlantModel;

/** One flow: a line as wide as the flow is large, its arrow where it goes, and dashes that move along when asked to. */
final class FlowNode extends Group {
    private static final double THIN = 1.4;
    private static final double WIDEST = 5.2;
    private static final double DASH = 7;

    private final PlantModel.Flow flow;
    private final double[] corners;
    private final Polyline dashes;
    private double direction;

    FlowNode(PlantModel.Flow flow, double[] corners) {
        this.flow = flow;
        this.corners = corners;
        this.dashes = new Polyline(corners);
        setMouseTransparent(true);
        setId("flow-" + flow.id().replace('_', '-'));
        dashes.setVisible(false);
        dashes.getStrokeDashArray().setAll(DASH, 2 * DASH);
    }

    /** Line width on the sheet: the area of a pipe, so the square root of the flow. */
    static double width(double size, double full) {
        return THIN + (WIDEST - THIN) * Math.sqrt(Math.min(1, Math.abs(size) / full));
    }

    void show(double size, Palette p, boolean moving) {
        boolean known = Double.isFinite(size);
        boolean still = !known || Math.abs(size) < 1e-9 * flow.full();
        direction = still ? 0 : Math.signum(size);
        Color colour = still ? p.muted.deriveColor(0, 1, 1, 0.5) : Media.colour(p, flow.medium());
        double width = still ? THIN : width(size, flow.full());
        Polyline line = new Polyline(corners);
        line.setFill(null);
        line.setStroke(colour);
        line.setStrokeWidth(width);
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        if (!known) {
            line.getStrokeDashArray().setAll(2.0, 3.0);
        }
        getChildren().setAll(line);
        dashes.setFill(null);
        dashes.setStroke(p.background);
        dashes.setStrokeWidth(Math.max(1, width * 0.45));
        dashes.setVisible(moving && !still);
        getChildren().add(dashes);
        if (!still) {
            getChildren().add(arrow(colour, width));
        }
    }

    /** Moves the dashes by a distance. */
    void advance(double by) {
        if (dashes.isVisible()) {
            dashes.setStrokeDashOffset((dashes.getStrokeDashOffset() - direction * by) % (3 * DASH));
        }
    }

    private Polygon arrow(Color colour, double width) {
        int n = corners.length;
        boolean ahead = direction > 0;
        double x = ahead ? corners[n - 2] : corners[0];
        double y = ahead ? corners[n - 1] : corners[1];
        double dx = x - (ahead ? corners[n - 4] : corners[2]);
        double dy = y - (ahead ? corners[n - 3] : corners[3]);
        double length = Math.hypot(dx, dy);
        dx /= length;
        dy /= length;
        double long1 = 7 + width * 0.5;
        double half = 3 + width * 0.5;
        double bx = x - dx * long1;
        double by = y - dy * long1;
        Polygon head = new Polygon(x, y, bx - dy * half, by + dx * half, bx + dy * half, by - dx * half);
        head.setFill(colour);
        return head;
    }
}
