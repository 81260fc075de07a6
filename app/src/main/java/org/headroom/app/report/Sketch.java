package org.headroom.app.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A drawing kept as a list of marks, so that the same lines become SVG text and the pixels of a PNG. */
final class Sketch {
    private static final String FONT = "Inter, Segoe UI, Helvetica, Arial, sans-serif";
    private static final double PIXELS_PER_UNIT = 2;

    /** Where a text stands on its point. */
    enum Anchor {
        START("start", 0),
        MIDDLE("middle", 0.5),
        END("end", 1);

        private final String svg;
        private final double share;

        Anchor(String svg, double share) {
            this.svg = svg;
            this.share = share;
        }
    }

    private sealed interface Mark {}

    private record Box(double x, double y, double width, double height, String fill) implements Mark {}

    private record Segment(double x1, double y1, double x2, double y2, String stroke, double width, boolean dashed)
            implements Mark {}

    private record Curve(List<double[]> points, String stroke, double width) implements Mark {}

    private record Dot(double x, double y, double radius, String color, boolean filled) implements Mark {}

    private record Label(
            double x, double y, Anchor anchor, double size, boolean bold, boolean up, String fill, String text)
            implements Mark {}

    private final double width;
    private final double height;
    private final List<Mark> marks = new ArrayList<>();

    Sketch(double width, double height) {
        this.width = width;
        this.height = height;
        box(0, 0, width, height, "#ffffff");
    }

    void box(double x, double y, double boxWidth, double boxHeight, String fill) {
        marks.add(new Box(x, y, boxWidth, boxHeight, fill));
    }

    void line(double x1, double y1, double x2, double y2, String stroke, double lineWidth) {
        marks.add(new Segment(x1, y1, x2, y2, stroke, lineWidth, false));
    }

    void dashed(double x1, double y1, double x2, double y2, String stroke) {
        marks.add(new Segment(x1, y1, x2, y2, stroke, 1, true));
    }

    /** Through points {x, y}. */
    void curve(List<double[]> points, String stroke, double lineWidth) {
        marks.add(new Curve(List.copyOf(points), stroke, lineWidth));
    }

    void dot(double x, double y, double radius, String color, boolean filled) {
        marks.add(new Dot(x, y, radius, color, filled));
    }

    void text(double x, double y, Anchor anchor, double size, boolean bold, String fill, String text) {
        marks.add(new Label(x, y, anchor, size, bold, false, fill, text));
    }

    /** Read from below upwards. */
    void textUp(double x, double y, double size, String fill, String text) {
        marks.add(new Label(x, y, Anchor.MIDDLE, size, false, true, fill, text));
    }

    String svg(String id, String title, String description) {
        Svg svg = new Svg(id, width, height, id, title, description);
        svg.group("font-family=\"" + FONT + "\"");
        for (Mark mark : marks) {
            switch (mark) {
                case Box b -> svg.rect(b.x, b.y, b.width, b.height, "fill=\"" + b.fill + "\"", "");
                case Segment s ->
                    svg.line(
                            s.x1,
                            s.y1,
                            s.x2,
                            s.y2,
                            "stroke=\"" + s.stroke + "\" stroke-width=\"" + s.width + "\""
                                    + (s.dashed ? " stroke-dasharray=\"4 3\"" : ""));
                case Curve c ->
                    svg.path(
                            path(c),
                            "fill=\"none\" stroke=\"" + c.stroke + "\" stroke-width=\"" + c.width
                                    + "\" stroke-linejoin=\"round\"");
                case Dot d ->
                    svg.path(
                            circle(d),
                            d.filled
                                    ? "fill=\"" + d.color + "\" stroke=\"#ffffff\" stroke-width=\"0.6\""
                                    : "fill=\"#ffffff\" stroke=\"" + d.color + "\"");
                case Label l ->
                    svg.text(
                            l.x,
                            l.y,
                            "text-anchor=\"" + l.anchor.svg + "\" font-size=\"" + Svg.n(l.size) + "\" fill=\"" + l.fill
                                    + "\""
                                    + (l.bold ? " font-weight=\"600\"" : "")
                                    + (l.up ? " transform=\"rotate(-90 " + Svg.n(l.x) + " " + Svg.n(l.y) + ")\"" : ""),
                            l.text);
            }
        }
        svg.endGroup();
        return svg.close();
    }

    private static String path(Curve curve) {
        StringBuilder d = new StringBuilder();
        for (double[] p : curve.points) {
            d.append(d.isEmpty() ? 'M' : 'L').append(Svg.n(p[0])).append(' ').append(Svg.n(p[1]));
        }
        return d.toString();
    }

    private static String circle(Dot dot) {
        String r = Svg.n(dot.radius);
        String arc = "a" + r + " " + r + " 0 1 0 ";
        return "M" + Svg.n(dot.x - dot.radius) + " " + Svg.n(dot.y) + arc + Svg.n(2 * dot.radius) + " 0" + arc
                + Svg.n(-2 * dot.radius) + " 0z";
    }

    /** Two pixels a unit; empty on a machine whose Java finds no fonts. */
    Optional<byte[]> png() {
        return fonts() ? Optional.of(painted()) : Optional.empty();
    }

    /** False without a font library or a font, which Java says by errors of several kinds. */
    private static boolean fonts() {
        try {
            FontRenderContext flat = new FontRenderContext(null, true, true);
            return font(false, 12).getStringBounds("m", flat).getWidth() > 0;
        } catch (LinkageError | InternalError | RuntimeException e) {
            return false;
        }
    }

    private static Font font(boolean bold, double size) {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }

    private byte[] painted() {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width * PIXELS_PER_UNIT),
                (int) Math.ceil(height * PIXELS_PER_UNIT),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
        for (Mark mark : marks) {
            paint(g, mark);
        }
        g.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a PNG", e);
        }
    }

    private static void paint(Graphics2D g, Mark mark) {
        switch (mark) {
            case Box b -> {
                g.setColor(Color.decode(b.fill));
                g.fill(new Rectangle2D.Double(b.x, b.y, b.width, b.height));
            }
            case Segment s -> {
                g.setColor(Color.decode(s.stroke));
                g.setStroke(
                        s.dashed
                                ? new BasicStroke(
                                        (float) s.width,
                                        BasicStroke.CAP_BUTT,
                                        BasicStroke.JOIN_ROUND,
                                        1,
                                        new float[] {4, 3},
                                        0)
                                : new BasicStroke((float) s.width));
                g.draw(new Line2D.Double(s.x1, s.y1, s.x2, s.y2));
            }
            case Curve c -> {
                Path2D path = new Path2D.Double();
                for (int i = 0; i < c.points.size(); i++) {
                    double[] p = c.points.get(i);
                    if (i == 0) {
                        path.moveTo(p[0], p[1]);
                    } else {
                        path.lineTo(p[0], p[1]);
                    }
                }
                g.setColor(Color.decode(c.stroke));
                g.setStroke(new BasicStroke((float) c.width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                g.draw(path);
            }
            case Dot d -> {
                Ellipse2D circle = new Ellipse2D.Double(d.x - d.radius, d.y - d.radius, 2 * d.radius, 2 * d.radius);
                g.setColor(d.filled ? Color.decode(d.color) : Color.WHITE);
                g.fill(circle);
                g.setColor(d.filled ? Color.WHITE : Color.decode(d.color));
                g.setStroke(new BasicStroke(d.filled ? 0.6f : 1f));
                g.draw(circle);
            }
            case Label l -> paint(g, l);
        }
    }

    private static void paint(Graphics2D g, Label l) {
        g.setFont(font(l.bold, l.size));
        g.setColor(Color.decode(l.fill));
        double shift = l.anchor.share * g.getFontMetrics().stringWidth(l.text);
        AffineTransform before = g.getTransform();
        g.translate(l.x, l.y);
        if (l.up) {
            g.rotate(-Math.PI / 2);
        }
        g.drawString(l.text, (float) -shift, 0);
        g.setTransform(before);
    }
}
