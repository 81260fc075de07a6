package org.headroom.app.desktop.synoptic;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/**
 * Symbols as engineers draw them (after ISO 10628-2 and ISO 14617 for the process, IEC 60617 for electricity), each
 * about 26 wide and high around its middle.
 */
final class Symbols {
    private Symbols() {}

    /** The symbol of a part. */
    static Group of(String part, Color ink, Color paper) {
        return switch (part) {
            case "utility_meter" -> pylon(ink, paper);
            case "transformers", "unit_substations" -> transformer(ink, paper);
            case "battery" -> battery(ink, paper);
            case "generation" -> generator(ink, paper);
            case "rack_power" -> breaker(ink, paper);
            case "plant_power" -> motor(ink, paper);
            case "racks", "warm_exchangers", "economizer" -> exchanger(ink, paper);
            case "rear_doors" -> fan(ink, paper);
            case "chillers" -> chiller(ink, paper);
            case "towers" -> tower(ink, paper);
            case "basin", "tank" -> tank(ink, paper);
            case "dry" -> fan(ink, paper);
            case "warm_loop", "chilled_loop", "tower_cold" -> pump(ink, paper);
            case "three_way_valve" -> valve(ink, paper);
            case "mains" -> well(ink, paper);
            case "recycled" -> membrane(ink, paper);
            case "makeup" -> drop(ink, paper);
            case "people" -> person(ink, paper);
            case "sewer" -> drain(ink, paper);
            default -> new Group();
        };
    }

    private static Group group(Color ink, Color paper, Node... parts) {
        for (Node node : parts) {
            if (node instanceof Shape shape) {
                shape.setStroke(ink);
                shape.setStrokeWidth(1.6);
                if (shape.getFill() == null || Color.BLACK.equals(shape.getFill())) {
                    shape.setFill(shape instanceof Polyline || shape instanceof Line ? null : paper);
                }
            }
        }
        return new Group(parts);
    }

    private static Polyline line(double... points) {
        return new Polyline(points);
    }

    private static Polygon filled(Color ink, double... points) {
        Polygon polygon = new Polygon(points);
        polygon.setFill(ink);
        return polygon;
    }

    private static SVGPath path(String d) {
        SVGPath path = new SVGPath();
        path.setContent(d);
        return path;
    }

    private static Group pylon(Color ink, Color paper) {
        return group(
                ink,
                paper,
                line(-8, 13, -2, -12, 2, -12, 8, 13),
                line(-11, -6, 11, -6),
                line(-9, 0, 9, 0),
                line(-6, 6, 4, 0, -4, 0, 6, 6),
                line(-11, -6, -11, -3),
                line(11, -6, 11, -3));
    }

    /** Two circles that overlap. */
    static Group transformer(Color ink, Color paper) {
        Circle upper = new Circle(0, -5, 8);
        Circle lower = new Circle(0, 5, 8);
        Group group = group(ink, paper, upper, lower, line(0, -13, 0, -16), line(0, 13, 0, 16));
        lower.setFill(Color.TRANSPARENT);
        return group;
    }

    private static Group battery(Color ink, Color paper) {
        return group(
                ink,
                paper,
                line(0, -14, 0, -6),
                line(-10, -6, 10, -6),
                line(-5, -1, 5, -1),
                line(-10, 4, 10, 4),
                line(-5, 9, 5, 9),
                line(0, 9, 0, 14));
    }

    private static Group generator(Color ink, Color paper) {
        return group(ink, paper, new Circle(0, 0, 11), path("M-6 1 C-4 -5 -2 -5 0 0 C2 5 4 5 6 -1"));
    }

    /** A square; closed, so filled. */
    static Group breaker(Color ink, Color paper) {
        return group(ink, paper, line(0, -14, 0, 14), new Rectangle(-7, -7, 14, 14), line(-7, 7, 7, -7));
    }

    private static Group motor(Color ink, Color paper) {
        return group(ink, paper, new Circle(0, 0, 11), line(-5, 5, -5, -5, 0, 2, 5, -5, 5, 5));
    }

    /** A circle with the zigzag of the tubes. */
    private static Group exchanger(Color ink, Color paper) {
        return group(ink, paper, new Circle(0, 0, 11), line(-14, 0, -5, 0, -2, -6, 2, 6, 5, 0, 14, 0));
    }

    private static Group fan(Color ink, Color paper) {
        return group(
                ink,
                paper,
                new Rectangle(-12, -12, 24, 24),
                path("M0 0 C-10 -4 -10 6 0 0Z"),
                path("M0 0 C10 4 10 -6 0 0Z"),
                path("M0 0 C4 -10 -6 -10 0 0Z"),
                path("M0 0 C-4 10 6 10 0 0Z"));
    }

    /** A compressor: a circle with two lines that draw together. */
    private static Group chiller(Color ink, Color paper) {
        return group(ink, paper, new Circle(0, 0, 11), line(-8, -7.5, 10, -3.5), line(-8, 7.5, 10, 3.5));
    }

    /** A trapezoid with its fan above and the water that falls. */
    static Group tower(Color ink, Color paper) {
        return group(
                ink,
                paper,
                new Polygon(-12, 12, -8, -7, 8, -7, 12, 12),
                line(-7, -11, 0, -8, 7, -11),
                line(-5, 0, -5, 5),
                line(0, 0, 0, 5),
                line(5, 0, 5, 5));
    }

    private static Group tank(Color ink, Color paper) {
        return group(ink, paper, line(-12, -10, -12, 10, 12, 10, 12, -10), line(-12, -3, -6, -1, 0, -3, 6, -1, 12, -3));
    }

    /** A circle with the triangle that points where it pumps. */
    static Group pump(Color ink, Color paper) {
        return group(ink, paper, new Circle(0, 0, 10), filled(ink, 5, -8.5, 5, 8.5, -10, 0));
    }

    /** A bow tie with a third way. */
    static Group valve(Color ink, Color paper) {
        return group(
                ink,
                paper,
                new Polygon(-9, -6, 0, 0, -9, 6),
                new Polygon(9, -6, 0, 0, 9, 6),
                new Polygon(-6, -9, 0, 0, 6, -9));
    }

    private static Group well(Color ink, Color paper) {
        return group(
                ink,
                paper,
                line(-13, -6, 13, -6),
                line(-4, -12, -4, 13),
                line(4, -12, 4, 13),
                line(-13, 5, -8, 7, -4, 5),
                line(4, 5, 8, 7, 13, 5));
    }

    private static Group membrane(Color ink, Color paper) {
        return group(
                ink,
                paper,
                new Rectangle(-12, -10, 24, 20),
                line(-6, -10, -6, 10),
                line(0, -10, 0, 10),
                line(6, -10, 6, 10));
    }

    private static Group drop(Color ink, Color paper) {
        return group(ink, paper, path("M0 -13 C6 -3 9 1 9 5 A9 9 0 0 1 -9 5 C-9 1 -6 -3 0 -13Z"));
    }

    private static Group person(Color ink, Color paper) {
        return group(ink, paper, new Circle(0, -7, 4.5), path("M-8 11 C-8 -1 8 -1 8 11Z"));
    }

    private static Group drain(Color ink, Color paper) {
        return group(ink, paper, path("M-12 10 L-12 0 A12 12 0 0 1 12 0 L12 10Z"), line(-8, 5, -3, 7, 2, 5, 8, 7));
    }

    /** Which shape says how much is left: a disc for enough, a triangle for little, a square with a bar for none. */
    static Group mark(double share, Color colour, Color paper) {
        if (share < 0) {
            Rectangle square = new Rectangle(-5.5, -5.5, 11, 11);
            square.setFill(colour);
            Line bar = new Line(0, -3.5, 0, 0.5);
            bar.setStroke(paper);
            bar.setStrokeWidth(2);
            Circle dot = new Circle(0, 3.6, 1.1, paper);
            return new Group(List.of(square, bar, dot));
        }
        if (share < org.headroom.app.tasks.PlantState.SCARCE) {
            Polygon triangle = new Polygon(-6, 5, 6, 5, 0, -6);
            triangle.setFill(colour);
            return new Group(triangle);
        }
        return new Group(new Circle(0, 0, 4.5, colour));
    }
}
