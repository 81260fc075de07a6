package org.headroom.app.desktop.overview;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.BandView;
import org.headroom.app.desktop.chart.Columns;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.desktop.overview.OverviewViewModel.Ahead;
import org.headroom.app.desktop.overview.OverviewViewModel.State;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.HeadroomBand;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One limit over the window: how much of it is used as a height under the line of the limit, coloured (and hatched
 * where little is left) by what is left; at the left the share left at the moment, at the right when it runs out.
 */
final class BandRow extends TimeCanvas {
    private static final double PAD = 8;

    private final String limit;
    private @Nullable WhatIfOutcome answer;
    private @Nullable OverviewViewModel words;
    private double[] used = {};
    private double most = 1;

    BandRow(TimeWindow time, String limit) {
        super(time, 66);
        this.limit = limit;
        setId("overview-" + limit.replace('_', '-'));
        setFocusTraversable(true);
        setAccessibleText(OverviewViewModel.name(limit));
    }

    void show(WhatIfOutcome newAnswer, OverviewViewModel newWords) {
        answer = newAnswer;
        words = newWords;
        HeadroomBand band = newAnswer.band(limit);
        used = new double[newAnswer.count()];
        Arrays.setAll(used, i -> band.allowed()[i] == Double.POSITIVE_INFINITY ? Double.NaN : 1 - band.share(i));
        most = Math.clamp(Arrays.stream(used).filter(Double::isFinite).max().orElse(1), 1, 2);
        tell();
        repaint();
    }

    /** Says the same to a screen reader. */
    void tell() {
        OverviewViewModel model = words;
        if (model != null) {
            Ahead ahead = model.ahead(limit);
            setAccessibleText(OverviewViewModel.name(limit) + ": " + model.left(limit, time.momentS.get()) + ". "
                    + ahead.first() + ", " + ahead.how());
        }
    }

    @Override
    public ChartFile.@Nullable Chart asChart() {
        WhatIfOutcome shown = answer;
        return shown == null ? null : BandView.asChart(shown, shown.band(limit), time);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double top = PAD;
        double bottom = height - PAD;
        g.setFill(colours().weekend);
        g.fillRect(LEFT, top, plotWidth(), bottom - top);
        WhatIfOutcome shown = answer;
        OverviewViewModel model = words;
        text(g, OverviewViewModel.name(limit), BOLD, colours().text, TextAlignment.LEFT, 0, top + 6);
        if (shown == null || model == null) {
            return;
        }
        double limitY = bottom - (bottom - top - 4) / most;
        columns(g, shown, top, bottom, limitY);
        days(g, shown, top, bottom);
        g.setStroke(colours().over);
        g.setLineWidth(1.2);
        g.setLineDashes(5, 3);
        g.strokeLine(LEFT, sharp(limitY), LEFT + plotWidth(), sharp(limitY));
        g.setLineDashes();
        g.setLineWidth(1);
        tightest(g, model.ahead(limit).tightestS(), top);
        atMoment(g, model, top, height);
        ahead(g, model, width, height);
    }

    private void tightest(GraphicsContext g, double atS, double top) {
        if (atS >= time.fromS.get() && atS <= time.toS.get()) {
            double x = x(atS);
            g.setFill(colours().text);
            g.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {top - 7, top - 7, top - 1}, 3);
        }
    }

    private void days(GraphicsContext g, WhatIfOutcome shown, double top, double bottom) {
        if (shown.count() > 0) {
            g.setStroke(colours().background);
            time.eachDay(atS -> g.strokeLine(sharp(x(atS)), top, sharp(x(atS)), bottom));
        }
    }

    private void columns(GraphicsContext g, WhatIfOutcome shown, double top, double bottom, double limitY) {
        int wide = (int) Math.ceil(plotWidth());
        double perColumn = time.spanS() / shown.stepS() / wide;
        Columns columns = new Columns(used, wide, (time.fromS.get() - shown.startS()) / shown.stepS(), perColumn);
        int from = 0;
        while (from < wide) {
            State state = state(columns, from);
            int to = from + 1;
            while (to < wide && state(columns, to) == state) {
                to++;
            }
            if (state != State.NONE) {
                run(g, columns, from, to, state, top, bottom, limitY);
            }
            from = to;
        }
    }

    private static State state(Columns columns, int column) {
        double most = columns.has(column) ? columns.most(column) : Double.NaN;
        return Double.isNaN(most)
                ? State.NONE
                : most > 1 ? State.OVER : most > 1 - OverviewViewModel.SCARCE ? State.SCARCE : State.AMPLE;
    }

    /** Neighbouring columns of one colour; plenty is pale under a firm edge, so that what is short catches the eye. */
    private void run(
            GraphicsContext g,
            Columns columns,
            int from,
            int to,
            State state,
            double top,
            double bottom,
            double limitY) {
        int n = to - from;
        double[] xs = new double[2 * n + 2];
        double[] ys = new double[2 * n + 2];
        for (int i = 0; i < n; i++) {
            double y = Math.max(top, bottom - columns.most(from + i) * (bottom - limitY));
            xs[2 * i] = LEFT + from + i;
            xs[2 * i + 1] = LEFT + from + i + 1.0;
            ys[2 * i] = y;
            ys[2 * i + 1] = y;
        }
        xs[2 * n] = LEFT + to;
        xs[2 * n + 1] = LEFT + from;
        ys[2 * n] = bottom;
        ys[2 * n + 1] = bottom;
        Color colour =
                state == State.OVER ? colours().over : state == State.SCARCE ? colours().scarce : colours().ample;
        g.setFill(state == State.AMPLE ? colour.deriveColor(0, 1, 1, 0.35) : colour);
        g.fillPolygon(xs, ys, 2 * n + 2);
        g.setStroke(colour);
        g.setLineWidth(2);
        g.strokePolyline(xs, ys, 2 * n);
        g.setLineWidth(1);
        int hatch = state == State.OVER ? 4 : state == State.SCARCE ? 9 : 0;
        if (hatch > 0) {
            g.setFill(colours().background);
            for (int i = 0; i < n; i++) {
                for (double line = (from + i) % hatch; line < bottom - ys[2 * i]; line += hatch) {
                    g.fillRect(LEFT + from + i, bottom - 1 - line, 1, 1);
                }
            }
        }
    }

    private void atMoment(GraphicsContext g, OverviewViewModel model, double top, double height) {
        double cursor = time.cursorS.get();
        double at = Double.isNaN(cursor) ? time.momentS.get() : cursor;
        double share = model.share(limit, at);
        Color colour = share < 0 ? colours().over : colours().text;
        text(g, model.left(limit, at), share < 0 ? BOLD : PLAIN, colour, 0, top + 25, LEFT - 10);
        text(g, model.drawn(limit, at), SMALL, colours().muted, 0, Math.min(top + 42, height - 8), LEFT - 10);
    }

    private void ahead(GraphicsContext g, OverviewViewModel model, double width, double height) {
        Ahead ahead = model.ahead(limit);
        double left = width - RIGHT + 14;
        double y = height / 2;
        sign(g, ahead.state(), left + 6, y - 8);
        Color colour = ahead.state() == State.OVER ? colours().over : colours().text;
        text(g, ahead.first(), BOLD, colour, left + 20, y - 8, RIGHT - 36);
        text(g, ahead.how(), SMALL, colours().muted, left + 20, y + 10, RIGHT - 36);
    }

    /** A sign for the eye that tells no colours apart: a tick, a dash, a cross. */
    private void sign(GraphicsContext g, State state, double x, double y) {
        g.setLineWidth(2.2);
        switch (state) {
            case AMPLE -> {
                g.setStroke(colours().ample);
                g.strokePolyline(new double[] {x - 5, x - 1, x + 5}, new double[] {y, y + 4, y - 4}, 3);
            }
            case SCARCE -> {
                g.setStroke(colours().scarce);
                g.strokePolygon(new double[] {x - 5.5, x, x + 5.5}, new double[] {y + 4.5, y - 5, y + 4.5}, 3);
            }
            case OVER -> {
                g.setStroke(colours().over);
                g.strokeLine(x - 4.5, y - 4.5, x + 4.5, y + 4.5);
                g.strokeLine(x - 4.5, y + 4.5, x + 4.5, y - 4.5);
            }
            case NONE -> {
                g.setStroke(colours().muted);
                g.strokeLine(x - 5, y, x + 5, y);
            }
        }
        g.setLineWidth(1);
    }
}
