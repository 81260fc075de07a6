package org.headroom.app.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Paints the marks of a map as a PNG, at twice the size of its units; needs a font on the machine, no display. */
final class MapPng {
    private static final double SCALE = 2;

    private MapPng() {}

    static byte[] of(double width, double height, List<MapMark> marks) {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * SCALE), (int) Math.round(height * SCALE), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(SCALE, SCALE);
        g.setColor(Color.WHITE);
        g.fill(new java.awt.geom.Rectangle2D.Double(0, 0, width, height));
        marks.forEach(mark -> paint(g, mark));
        g.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the image", e);
        }
    }

    private static void paint(Graphics2D g, MapMark mark) {
        switch (mark) {
            case MapMark.Area a -> {
                Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
                for (int i = 0; i < a.x().length; i++) {
                    trace(path, a.x()[i], a.y()[i]);
                    path.closePath();
                }
                g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) a.opacity()));
                g.setColor(Color.decode(a.fill()));
                g.fill(path);
                g.setComposite(AlphaComposite.SrcOver);
            }
            case MapMark.Line l -> {
                Path2D path = new Path2D.Double();
                trace(path, l.x(), l.y());
                g.setColor(Color.decode(l.stroke()));
                g.setStroke(new BasicStroke(
                        (float) l.width(),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND,
                        10,
                        l.dashed() ? new float[] {6, 4} : null,
                        0));
                g.draw(path);
            }
            case MapMark.Dot d -> {
                Shape disc =
                        new Ellipse2D.Double(d.x() - d.radius(), d.y() - d.radius(), 2 * d.radius(), 2 * d.radius());
                g.setColor(Color.decode(d.fill()));
                g.fill(disc);
                g.setColor(Color.decode(d.stroke()));
                g.setStroke(new BasicStroke((float) d.width()));
                g.draw(disc);
            }
            case MapMark.Label t -> label(g, t);
        }
    }

    private static void label(Graphics2D g, MapMark.Label t) {
        if (t.text().isEmpty()) {
            return;
        }
        Font font =
                new Font(Font.SANS_SERIF, t.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) (t.size() * 0.94));
        TextLayout layout = new TextLayout(t.text(), font, g.getFontRenderContext());
        double wide = layout.getAdvance();
        AffineTransform place = AffineTransform.getTranslateInstance(t.x(), t.y());
        place.rotate(Math.toRadians(t.turnedDeg()));
        place.translate(t.anchor() < 0 ? 0 : t.anchor() == 0 ? -wide / 2 : -wide, 0);
        Shape outline = layout.getOutline(place);
        if (t.halo() > 0) {
            g.setColor(Color.WHITE);
            g.setStroke(new BasicStroke((float) t.halo(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(outline);
        }
        g.setColor(Color.decode(t.color()));
        g.fill(outline);
    }

    private static void trace(Path2D path, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
    }
}
