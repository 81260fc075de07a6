package org.headroom.app.desktop.chart;

import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.HeadroomBand;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One limit over the window: how full it is as a height, how much is left as a colour and, where little or nothing is
 * left, as hatching; the tightest moment marked and put in words.
 */
public final class BandView extends TimeCanvas {
    /** Below this share left a limit counts as close. */
    static final double SCARCE = 0.10;

    private final String limit;
    private @Nullable WhatIfOutcome outcome;

    public BandView(TimeWindow time, String limit) {
        super(time, 36);
        this.limit = limit;
        setId("band-" + limit.replace('_', '-'));
        setAccessibleText(Texts.text("band." + limit));
        setFocusTraversable(true);
        WhileShown.follow(this, this::tell, time.display.units());
    }

    public void show(WhatIfOutcome answer) {
        this.outcome = answer;
        tell();
        repaint();
    }

    private void tell() {
        WhatIfOutcome answer = outcome;
        if (answer != null) {
            setAccessibleText(Texts.text("band." + limit) + ": " + inWords(answer.band(limit)));
        }
    }

    @Override
    public ChartFile.@Nullable Chart asChart() {
        WhatIfOutcome answer = outcome;
        return answer == null ? null : asChart(answer, answer.band(limit), time);
    }

    /** A limit and what is drawn of it as lines, for a file. */
    public static ChartFile.Chart asChart(WhatIfOutcome answer, HeadroomBand band, TimeWindow time) {
        double greatest = Arrays.stream(band.drawn()).max().orElse(0);
        Shown shown = Shown.fitting(time.display, band.unit(), greatest);
        return new ChartFile.Chart(
                Texts.text("band." + band.limit()),
                shown.label(),
                time.zone,
                answer.startS(),
                answer.stepS(),
                time.fromS.get(),
                time.toS.get(),
                true,
                shown.decimals() + 2,
                List.of(
                        new ChartFile.Series(
                                Texts.text("band.file.limit"),
                                shown.values(band.allowed()),
                                "#cf222e",
                                new double[] {5, 3},
                                true),
                        new ChartFile.Series(
                                Texts.text("band.file.drawn"),
                                shown.values(band.drawn()),
                                "#0969da",
                                new double[0],
                                band.daily())));
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double top = 7;
        double bottom = height - 7;
        text(g, Texts.text("band." + limit), BOLD, colours().text, TextAlignment.LEFT, 0, height / 2);
        g.setFill(colours().weekend);
        g.fillRect(LEFT, top, plotWidth(), bottom - top);
        double right = width - RIGHT + 12;
        WhatIfOutcome answer = outcome;
        if (answer == null) {
            text(g, Texts.text("band.waiting"), PLAIN, colours().muted, TextAlignment.LEFT, right, height / 2);
            return;
        }
        HeadroomBand band = answer.band(limit);
        cells(g, answer, band, top, bottom);
        g.setStroke(colours().background);
        time.eachDay(atS -> g.strokeLine(sharp(x(atS)), top, sharp(x(atS)), bottom));
        if (Double.isInfinite(band.smallest())) {
            text(g, Texts.text("band.none"), PLAIN, colours().muted, TextAlignment.LEFT, right, height / 2);
            return;
        }
        double cursor = time.cursorS.get();
        if (Double.isNaN(cursor)) {
            tightest(g, answer, band, top, bottom);
            Color colour = band.broken() ? colours().over : colours().text;
            text(g, inWords(band), band.broken() ? BOLD : PLAIN, colour, right, height / 2 - 7, RIGHT - 14);
            text(g, when(band), SMALL, colours().muted, right, height / 2 + 8, RIGHT - 14);
        } else {
            int step = answer.stepAt(cursor);
            double left = band.allowed()[step] - band.drawn()[step];
            String words = Double.isInfinite(left)
                    ? Texts.text("band.none")
                    : Texts.text(left < 0 ? "band.cursor.over" : "band.cursor.left", amount(Math.abs(left), band));
            text(
                    g,
                    words,
                    left < 0 ? BOLD : PLAIN,
                    left < 0 ? colours().over : colours().text,
                    right,
                    height / 2,
                    RIGHT - 14);
        }
    }

    /**
     * A column a pixel, at the least share left of its steps: a short breach is never drawn over. Neighbours of one colour are one
     * shape, or seams would show between them where the text, and with it the plot, is larger.
     */
    private void cells(GraphicsContext g, WhatIfOutcome answer, HeadroomBand band, double top, double bottom) {
        int columns = (int) plotWidth();
        double[] shares = new double[columns];
        for (int c = 0; c < columns; c++) {
            int from = answer.stepAt(timeAt(LEFT + c));
            int to = Math.max(from + 1, answer.stepAt(timeAt(LEFT + c + 1) - 1) + 1);
            double share = 1;
            for (int i = from; i < to; i++) {
                share = Math.min(share, band.share(i));
            }
            shares[c] = share;
        }
        int from = 0;
        while (from < columns) {
            Color colour = colour(shares[from]);
            int to = from + 1;
            while (to < columns && colour(shares[to]).equals(colour)) {
                to++;
            }
            run(g, shares, from, to, colour, top, bottom);
            from = to;
        }
    }

    private Color colour(double share) {
        return share < 0 ? colours().over : share < SCARCE ? colours().scarce : colours().ample;
    }

    private void run(GraphicsContext g, double[] shares, int from, int to, Color colour, double top, double bottom) {
        int n = to - from;
        double[] xs = new double[2 * n + 2];
        double[] ys = new double[2 * n + 2];
        for (int i = 0; i < n; i++) {
            double used = Math.clamp(1 - shares[from + i], 0.06, 1);
            xs[2 * i] = LEFT + from + i;
            xs[2 * i + 1] = LEFT + from + i + 1.0;
            ys[2 * i] = bottom - used * (bottom - top);
            ys[2 * i + 1] = ys[2 * i];
        }
        xs[2 * n] = LEFT + to;
        xs[2 * n + 1] = LEFT + from;
        ys[2 * n] = bottom;
        ys[2 * n + 1] = bottom;
        g.setFill(colour);
        g.fillPolygon(xs, ys, 2 * n + 2);
        int hatch = shares[from] < 0 ? 4 : shares[from] < SCARCE ? 9 : 0;
        if (hatch > 0) {
            g.setFill(colours().background);
            for (int i = 0; i < n; i++) {
                for (double line = top + ((from + i) % hatch); line < bottom; line += hatch) {
                    if (line >= ys[2 * i]) {
                        g.fillRect(LEFT + from + i, bottom - (line - top), 1, 1);
                    }
                }
            }
        }
    }

    private void tightest(GraphicsContext g, WhatIfOutcome answer, HeadroomBand band, double top, double bottom) {
        double atS = answer.startS() + (answer.stepAt((double) band.smallestAtS()) + 0.5) * answer.stepS();
        double x = x(band.daily() ? Math.min(band.smallestAtS() + 43200.0, (double) answer.endS()) : atS);
        g.setFill(colours().text);
        g.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {top - 6, top - 6, top}, 3);
        g.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {bottom + 6, bottom + 6, bottom}, 3);
    }

    private String when(HeadroomBand band) {
        return Texts.text(
                "band.when",
                band.daily()
                        ? Texts.day((double) band.smallestAtS(), time.zone)
                        : Texts.moment((double) band.smallestAtS(), time.zone));
    }

    private String inWords(HeadroomBand band) {
        if (Double.isInfinite(band.smallest())) {
            return Texts.text("band.none");
        }
        return Texts.text(band.broken() ? "band.over" : "band.left", amount(Math.abs(band.smallest()), band));
    }

    private String amount(double value, HeadroomBand band) {
        double limit =
                Arrays.stream(band.allowed()).filter(Double::isFinite).max().orElse(value);
        return Shown.fitting(time.display, band.unit(), limit).format(value);
    }
}
