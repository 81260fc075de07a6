package org.headroom.app.desktop.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import org.headroom.app.desktop.base.PngFile;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A drawing of nodes as SVG: shapes and texts as such, so that they stay sharp and can be edited; what is drawn on a
 * canvas, which keeps no shapes, as a picture within of {@value #SHARP} times its size.
 */
final class NodeSvg {
    private static final double SHARP = 3;

    private final StringBuilder out = new StringBuilder();

    private final Color background;

    private NodeSvg(Color background) {
        this.background = background;
    }

    /** What a node shows. */
    static String of(Region node, Color background) {
        NodeSvg svg = new NodeSvg(background);
        double width = node.getWidth();
        double height = node.getHeight();
        svg.out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.1f %.1f\" width=\"%.0f\" height=\"%.0f\""
                        + " font-family=\"sans-serif\" stroke=\"none\">%n",
                width,
                height,
                width,
                height));
        svg.box(node, paint(" fill", background), 0);
        svg.inside(node);
        return svg.out.append("</svg>\n").toString();
    }

    /** A picture of a node at twice its size. */
    static WritableImage picture(Node node, Color background) {
        return picture(node, background, 2);
    }

    private static WritableImage picture(Node node, Color background, double scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(background);
        parameters.setTransform(Transform.scale(scale, scale));
        return node.snapshot(parameters, null);
    }

    private void inside(Parent parent) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.isVisible() && node.getOpacity() > 0) {
                add(node);
            }
        }
    }

    private void add(Node node) {
        Transform at = node.getLocalToParentTransform();
        out.append(String.format(
                Locale.ROOT,
                "<g transform=\"matrix(%.4f %.4f %.4f %.4f %.2f %.2f)\"%s>",
                at.getMxx(),
                at.getMyx(),
                at.getMxy(),
                at.getMyy(),
                at.getTx(),
                at.getTy(),
                node.getOpacity() < 1 ? String.format(Locale.ROOT, " opacity=\"%.2f\"", node.getOpacity()) : ""));
        if (node instanceof Canvas || node instanceof ImageView || node instanceof FontIcon) {
            image(node);
        } else if (node instanceof Text text) {
            text(text);
        } else if (node instanceof Shape shape) {
            shape(shape);
        } else if (node instanceof Parent parent) {
            if (parent instanceof Region region) {
                background(region);
            }
            inside(parent);
        }
        out.append("</g>\n");
    }

    private void image(Node node) {
        Bounds box = node.getLayoutBounds();
        if (box.getWidth() < 1 || box.getHeight() < 1) {
            return;
        }
        try {
            String bytes = Base64.getEncoder().encodeToString(PngFile.bytes(picture(node, background, SHARP)));
            out.append(String.format(
                    Locale.ROOT,
                    "<image x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" href=\"data:image/png;base64,%s\"/>",
                    box.getMinX(),
                    box.getMinY(),
                    box.getWidth(),
                    box.getHeight(),
                    bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(Text text) {
        String[] lines = text.getText().split("\n", -1);
        double size = text.getFont().getSize();
        double pitch = text.getLayoutBounds().getHeight() / Math.max(1, lines.length);
        double top = text.getLayoutBounds().getMinY();
        for (int i = 0; i < lines.length; i++) {
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\"%s textLength=\"%.1f\"%s>%s</text>",
                    text.getLayoutBounds().getMinX(),
                    top + i * pitch + 0.8 * pitch,
                    size,
                    text.getFont().getStyle().contains("Bold") ? " font-weight=\"bold\"" : "",
                    lines.length == 1 ? text.getLayoutBounds().getWidth() : lines[i].length() * size * 0.55,
                    paint(" fill", text.getFill()),
                    escaped(lines[i])));
        }
    }

    private void shape(Shape shape) {
        String style = paint(" fill", shape.getFill()) + stroke(shape);
        if (shape instanceof Rectangle r) {
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" rx=\"%.1f\"%s/>",
                    r.getX(),
                    r.getY(),
                    r.getWidth(),
                    r.getHeight(),
                    r.getArcWidth() / 2,
                    style));
            return;
        }
        String drawn = switch (shape) {
            case javafx.scene.shape.Line l ->
                String.format(
                        Locale.ROOT,
                        "line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\"",
                        l.getStartX(),
                        l.getStartY(),
                        l.getEndX(),
                        l.getEndY());
            case Circle c ->
                String.format(
                        Locale.ROOT,
                        "circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\"",
                        c.getCenterX(),
                        c.getCenterY(),
                        c.getRadius());
            case Polyline l -> "polyline points=\"" + points(l.getPoints()) + '"';
            case Polygon l -> "polygon points=\"" + points(l.getPoints()) + '"';
            case SVGPath path -> "path d=\"" + path.getContent() + '"';
            case Path path ->
                "path d=\""
                        + String.join(
                                "",
                                path.getElements().stream().map(NodeSvg::step).toList())
                        + '"';
            default -> "";
        };
        if (!drawn.isEmpty()) {
            out.append('<').append(drawn).append(style).append("/>");
        }
    }

    private static String points(List<Double> points) {
        return String.join(
                " ",
                points.stream().map(p -> String.format(Locale.ROOT, "%.2f", p)).toList());
    }

    private static String step(PathElement element) {
        return switch (element) {
            case MoveTo m -> String.format(Locale.ROOT, "M%.2f %.2f", m.getX(), m.getY());
            case LineTo l -> String.format(Locale.ROOT, "L%.2f %.2f", l.getX(), l.getY());
            case HLineTo h -> String.format(Locale.ROOT, "H%.2f", h.getX());
            case VLineTo v -> String.format(Locale.ROOT, "V%.2f", v.getY());
            case CubicCurveTo c ->
                String.format(
                        Locale.ROOT,
                        "C%.2f %.2f %.2f %.2f %.2f %.2f",
                        c.getControlX1(),
                        c.getControlY1(),
                        c.getControlX2(),
                        c.getControlY2(),
                        c.getX(),
                        c.getY());
            case QuadCurveTo q ->
                String.format(
                        Locale.ROOT, "Q%.2f %.2f %.2f %.2f", q.getControlX(), q.getControlY(), q.getX(), q.getY());
            case ArcTo a ->
                String.format(
                        Locale.ROOT,
                        "A%.2f %.2f %.1f %d %d %.2f %.2f",
                        a.getRadiusX(),
                        a.getRadiusY(),
                        a.getXAxisRotation(),
                        a.isLargeArcFlag() ? 1 : 0,
                        a.isSweepFlag() ? 1 : 0,
                        a.getX(),
                        a.getY());
            case ClosePath _ -> "Z";
            default -> "";
        };
    }

    private void background(Region region) {
        if (region.getBackground() != null) {
            region.getBackground()
                    .getFills()
                    .forEach(fill -> box(region, paint(" fill", fill.getFill()), radius(fill.getRadii())));
        }
        if (region.getBorder() != null) {
            region.getBorder()
                    .getStrokes()
                    .forEach(stroke -> box(
                            region,
                            " fill=\"none\"" + paint(" stroke", stroke.getTopStroke())
                                    + String.format(
                                            Locale.ROOT,
                                            " stroke-width=\"%.1f\"",
                                            stroke.getWidths().getTop()),
                            radius(stroke.getRadii())));
        }
    }

    private static double radius(javafx.scene.layout.CornerRadii radii) {
        return radii.getTopLeftHorizontalRadius();
    }

    private void box(Region region, String style, double radius) {
        out.append(String.format(
                Locale.ROOT,
                "<rect width=\"%.2f\" height=\"%.2f\" rx=\"%.1f\"%s/>",
                region.getWidth(),
                region.getHeight(),
                radius,
                style));
    }

    private static String stroke(Shape shape) {
        if (!(shape.getStroke() instanceof Color) || shape.getStrokeWidth() <= 0) {
            return "";
        }
        String dashes = shape.getStrokeDashArray().isEmpty()
                ? ""
                : " stroke-dasharray=\""
                        + String.join(
                                " ",
                                shape.getStrokeDashArray().stream()
                                        .map(Object::toString)
                                        .toList())
                        + '"';
        return paint(" stroke", shape.getStroke())
                + String.format(Locale.ROOT, " stroke-width=\"%.2f\"", shape.getStrokeWidth())
                + dashes;
    }

    private static String paint(String what, Paint paint) {
        if (!(paint instanceof Color colour) || colour.getOpacity() == 0) {
            return what + "=\"none\"";
        }
        String opacity = colour.getOpacity() < 1
                ? String.format(Locale.ROOT, "%s-opacity=\"%.2f\"", what, colour.getOpacity())
                : "";
        return String.format(
                        Locale.ROOT,
                        "%s=\"#%02x%02x%02x\"",
                        what,
                        Math.round(colour.getRed() * 255),
                        Math.round(colour.getGreen() * 255),
                        Math.round(colour.getBlue() * 255))
                + opacity;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
