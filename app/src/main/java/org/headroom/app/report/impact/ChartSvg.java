package org.headroom.app.report.impact;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.headroom.app.report.Contours;
import org.headroom.app.report.impact.Plot.Axis;
import org.headroom.app.report.impact.Plot.Mark;
import org.headroom.app.report.impact.Plot.Series;
import org.headroom.data.quantity.Unit;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.jfree.svg.SVGGraphics2D;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Plot} with JFreeChart as SVG text, in one style for page and paper: thin grid, units on the axis, dashed limits, pale bands, no frame. */
final class ChartSvg {
    private static final int MARGIN = 70;
    private final Plot plot;
    private final int width;
    private final int height;
    private final float letter;

    private ChartSvg(Plot plot, int width, int height, float letter) {
        this.plot = plot;
        this.width = width;
        this.height = height;
        this.letter = letter;
    }

    /** For screens and paper. */
    static String wide(Plot plot) {
        return new ChartSvg(plot, 760, height(plot, 300, 26), 12).draw("w");
    }

    /** For phones. */
    static String narrow(Plot plot) {
        return new ChartSvg(plot, 340, height(plot, 260, 34), 11).draw("n");
    }

    private static int height(Plot plot, int usual, int row) {
        return lying(plot)
                ? Math.max(120, 60 + row * plot.categories().size() * Math.max(1, bars(plot) > 2 ? 2 : 1))
                : usual;
    }

    private static long bars(Plot plot) {
        return plot.series().stream().filter(s -> s.mark() == Mark.BAR).count();
    }

    /** Whether the bars lie, so that their names have room. */
    private static boolean lying(Plot plot) {
        return plot.axis() == Axis.CATEGORY
                && (plot.categories().size() > 12 || plot.categories().stream().anyMatch(c -> c.length() > 9));
    }

    private String draw(String form) {
        System.setProperty("java.awt.headless", "true");
        JFreeChart chart = new JFreeChart(null, null, plot.axis() == Axis.CATEGORY ? categories() : points(), false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 0, 0, 10));
        SVGGraphics2D g = new SVGGraphics2D(width, height);
        String id = Clean.anchor(plot.id()) + "-" + form;
        g.setDefsKeyPrefix(id + "-");
        g.setFontFunction(name -> ChartStyle.FACES);
        g.setGeomDoubleConverter(ChartSvg::tenth);
        g.setTransformDoubleConverter(ChartSvg::tenth);
        ticks(chart.getPlot());
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height));
        return SvgText.finish(
                g.getSVGElement(null, false, null, null, null), id, width, height, plot.title(), plot.inWords());
    }

    /** About six round values along the value axis. */
    private void ticks(org.jfree.chart.plot.Plot drawn) {
        ValueAxis axis = drawn instanceof XYPlot xy ? xy.getRangeAxis() : ((CategoryPlot) drawn).getRangeAxis();
        if (plot.unit() == Unit.PERCENT && axis.getUpperBound() > 100 && most() <= 100) {
            axis.setUpperBound(100); // a share has no more
        }
        double[] levels =
                Contours.roundLevels(axis.getLowerBound(), axis.getUpperBound(), width < 400 || height < 200 ? 4 : 6);
        if (axis instanceof NumberAxis number && levels.length > 1) {
            number.setTickUnit(new NumberTickUnit(levels[1] - levels[0]), false, false);
        }
    }

    private double most() {
        return plot.series().stream()
                .flatMapToDouble(s -> Arrays.stream(s.y()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static String tenth(double v) {
        long tenths = Math.round(v * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    private XYPlot points() {
        XYPlot p = new XYPlot();
        p.setBackgroundPaint(null);
        p.setOutlineVisible(false);
        p.setDomainGridlinesVisible(plot.axis() == Axis.NUMBER);
        p.setDomainGridlinePaint(ChartStyle.GRID);
        p.setDomainGridlineStroke(ChartStyle.line(1));
        p.setRangeGridlinePaint(ChartStyle.GRID);
        p.setRangeGridlineStroke(ChartStyle.line(1));
        p.setRangeZeroBaselineVisible(false);
        p.setAxisOffset(RectangleInsets.ZERO_INSETS);
        p.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        ValueAxis across = plot.axis() == Axis.TIME ? time() : styled(new NumberAxis(label(plot.xName())), false);
        across.setLowerMargin(0);
        across.setUpperMargin(0);
        p.setDomainAxis(across);
        p.setRangeAxis(value());
        double scale = plot.axis() == Axis.TIME ? 1000 : 1;
        int columns = width - MARGIN;
        int n = 0;
        for (int i = 0; i < plot.series().size(); i++) {
            Series s = plot.series().get(i);
            switch (s.mark()) {
                case BAND -> {
                    if (i + 1 < plot.series().size()) {
                        band(p, n, i, scale, columns);
                        i++;
                    }
                }
                case BAR -> bar(p, n, i, scale, columns);
                default -> line(p, n, i, scale, columns);
            }
            n++;
        }
        return p;
    }

    private void band(XYPlot p, int n, int i, double scale, int columns) {
        Thin.Points low = Thin.edge(plot.x(), plot.series().get(i).y(), columns / 2, false);
        Thin.Points high = Thin.edge(plot.x(), plot.series().get(i + 1).y(), columns / 2, true);
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        YIntervalSeries run = new YIntervalSeries("0");
        int runs = 0;
        for (int k = 0; k < low.x().length; k++) {
            if (Double.isFinite(low.y()[k]) && Double.isFinite(high.y()[k])) {
                run.add(low.x()[k] * scale, low.y()[k], low.y()[k], high.y()[k]);
            } else if (run.getItemCount() > 0) {
                data.addSeries(run);
                run = new YIntervalSeries(Integer.toString(++runs));
            }
        }
        data.addSeries(run);
        DeviationRenderer r = new DeviationRenderer(false, false);
        r.setAlpha(0.22f);
        for (int k = 0; k < data.getSeriesCount(); k++) {
            r.setSeriesFillPaint(k, ChartStyle.series(i));
            r.setSeriesPaint(k, ChartStyle.series(i));
        }
        p.setDataset(n, data);
        p.setRenderer(n, r);
    }

    private void bar(XYPlot p, int n, int i, double scale, int columns) {
        Series s = plot.series().get(i);
        if (Thin.tooDense(s, columns) || plot.x().length < 2) {
            line(p, n, i, scale, columns);
            return;
        }
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries(s.name(), scaled(new Thin.Points(plot.x(), s.y()), scale));
        double step = (plot.x()[plot.x().length - 1] - plot.x()[0]) * scale / (plot.x().length - 1);
        XYBarRenderer r = new XYBarRenderer(0.15);
        r.setBarPainter(new StandardXYBarPainter());
        r.setShadowVisible(false);
        r.setDrawBarOutline(false);
        r.setSeriesPaint(0, ChartStyle.series(i));
        p.setDataset(n, new XYBarDataset(data, step));
        p.setRenderer(n, r);
    }

    private void line(XYPlot p, int n, int i, double scale, int columns) {
        Series s = plot.series().get(i);
        boolean limit = s.mark() == Mark.LIMIT;
        boolean dots = s.mark() == Mark.POINTS;
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries(
                s.name(), scaled(dots ? new Thin.Points(plot.x(), s.y()) : Thin.line(plot.x(), s.y(), columns), scale));
        XYLineAndShapeRenderer r = new XYLineAndShapeRenderer(!dots, dots);
        r.setDrawSeriesLineAsPath(true);
        r.setSeriesPaint(0, limit ? ChartStyle.LIMIT : ChartStyle.series(i));
        r.setSeriesStroke(
                0, limit ? ChartStyle.dashed(1.6f) : ChartStyle.line(plot.x().length > columns ? 1.1f : 1.8f));
        r.setSeriesShape(0, new Ellipse2D.Double(-3, -3, 6, 6));
        p.setDataset(n, data);
        p.setRenderer(n, r);
    }

    private static double[][] scaled(Thin.Points points, double scale) {
        double[] x = points.x().clone();
        double[] y = points.y().clone();
        for (int k = 0; k < x.length; k++) {
            x[k] *= scale;
            y[k] = Double.isFinite(y[k]) ? y[k] : Double.NaN;
        }
        return new double[][] {x, y};
    }

    private CategoryPlot categories() {
        CategoryPlot p = new CategoryPlot();
        boolean lying = lying(plot);
        p.setOrientation(lying ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        p.setBackgroundPaint(null);
        p.setOutlineVisible(false);
        p.setRangeGridlinePaint(ChartStyle.GRID);
        p.setRangeGridlineStroke(ChartStyle.line(1));
        p.setAxisOffset(RectangleInsets.ZERO_INSETS);
        p.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        CategoryAxis names = new CategoryAxis(label(plot.xName()));
        names.setTickLabelFont(ChartStyle.font(letter));
        names.setLabelFont(ChartStyle.font(letter));
        names.setTickLabelPaint(ChartStyle.TEXT);
        names.setLabelPaint(ChartStyle.TEXT);
        names.setAxisLinePaint(ChartStyle.AXIS);
        names.setTickMarksVisible(false);
        names.setMaximumCategoryLabelLines(3);
        names.setCategoryMargin(0.25);
        names.setLowerMargin(0.02);
        names.setUpperMargin(0.02);
        names.setMaximumCategoryLabelWidthRatio(lying ? 0.9f : 0f);
        if (!lying && plot.categories().size() > 6 && width < 400) {
            names.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        p.setDomainAxis(names);
        p.setRangeAxis(value());
        p.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        DefaultCategoryDataset bars = new DefaultCategoryDataset();
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setItemMargin(0.05);
        renderer.setMaximumBarWidth(0.12);
        int n = 0;
        int at = 0;
        for (int i = 0; i < plot.series().size(); i++) {
            Series s = plot.series().get(i);
            if (s.mark() == Mark.BAR) {
                fill(bars, s, i);
                renderer.setSeriesPaint(at++, ChartStyle.series(i));
            }
        }
        p.setDataset(n, bars);
        p.setRenderer(n++, renderer);
        for (int i = 0; i < plot.series().size(); i++) {
            Series s = plot.series().get(i);
            if (s.mark() == Mark.BAR) {
                continue;
            }
            DefaultCategoryDataset data = new DefaultCategoryDataset();
            fill(data, s, i);
            boolean line = s.mark() == Mark.LINE || s.mark() == Mark.LIMIT;
            LineAndShapeRenderer r = new LineAndShapeRenderer(line, s.mark() == Mark.POINTS || s.mark() == Mark.BAND);
            r.setSeriesPaint(0, s.mark() == Mark.LIMIT ? ChartStyle.LIMIT : ChartStyle.series(i));
            r.setSeriesStroke(0, s.mark() == Mark.LIMIT ? ChartStyle.dashed(1.6f) : ChartStyle.line(1.8f));
            r.setSeriesShape(
                    0,
                    s.mark() == Mark.POINTS
                            ? new Ellipse2D.Double(-3, -3, 6, 6)
                            : lying ? new Rectangle2D.Double(-1, -6, 2, 12) : new Rectangle2D.Double(-6, -1, 12, 2));
            p.setDataset(n, data);
            p.setRenderer(n++, r);
        }
        return p;
    }

    private void fill(DefaultCategoryDataset data, Series s, int i) {
        for (int k = 0; k < plot.categories().size() && k < s.y().length; k++) {
            String name = Clean.shorten(Clean.plain(plot.categories().get(k)), width < 400 ? 22 : 44);
            // Names may be alike once they are short; a reader sees no difference, the chart must.
            String key = name
                    + " ".repeat((int) plot.categories().subList(0, k).stream()
                            .filter(c -> Clean.shorten(Clean.plain(c), width < 400 ? 22 : 44)
                                    .equals(name))
                            .count());
            data.addValue(Double.isFinite(s.y()[k]) ? Double.valueOf(s.y()[k]) : null, Integer.valueOf(i), key);
        }
    }

    private @Nullable String label(String name) {
        return name.isEmpty() ? null : Clean.shorten(Clean.plain(name), width < 400 ? 34 : 60);
    }

    private DateAxis time() {
        ZoneId zone = plot.zone() == null ? ZoneId.of("UTC") : plot.zone();
        DateAxis axis = new DateAxis(null, TimeZone.getTimeZone(zone), Locale.US);
        double days = plot.x().length < 2 ? 1 : (plot.x()[plot.x().length - 1] - plot.x()[0]) / 86400;
        String pattern = days > 60 ? "MMM" : days > 2.5 ? "d MMM" : "HH:mm";
        SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.US);
        format.setTimeZone(TimeZone.getTimeZone(zone));
        axis.setDateFormatOverride(format);
        if (days > 60) {
            axis.setTickUnit(new org.jfree.chart.axis.DateTickUnit(
                    org.jfree.chart.axis.DateTickUnitType.MONTH,
                    days > 800 ? 6 : width < 400 ? 3 : days > 400 ? 2 : 1));
        }
        axis.setLowerMargin(0);
        axis.setUpperMargin(0);
        common(axis);
        return axis;
    }

    private NumberAxis value() {
        NumberAxis axis = styled(new NumberAxis(label(plot.yName())), true);
        axis.setAxisLineVisible(false);
        return axis;
    }

    private NumberAxis styled(NumberAxis axis, boolean zero) {
        axis.setAutoRangeIncludesZero(
                zero && plot.series().stream().anyMatch(s -> s.mark() == Mark.BAR) || zero && nearZero());
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        common(axis);
        return axis;
    }

    /** A chart of values that reach down to a third of their height begins at zero. */
    private boolean nearZero() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Series s : plot.series()) {
            for (double y : s.y()) {
                if (Double.isFinite(y)) {
                    least = Math.min(least, y);
                    most = Math.max(most, y);
                }
            }
        }
        return least >= 0 && least < most / 3;
    }

    private void common(ValueAxis axis) {
        axis.setTickLabelFont(ChartStyle.font(letter));
        axis.setLabelFont(ChartStyle.font(letter));
        axis.setTickLabelPaint(ChartStyle.TEXT);
        axis.setLabelPaint(ChartStyle.TEXT);
        axis.setAxisLinePaint(ChartStyle.AXIS);
        axis.setTickMarkPaint(ChartStyle.AXIS);
        axis.setTickMarkStroke(new BasicStroke(1));
        axis.setTickMarksVisible(axis instanceof DateAxis);
    }

    /** What a reader needs to tell the series apart: the mark of each and its number in the style sheet. */
    static List<Key> keys(Plot plot) {
        java.util.ArrayList<Key> keys = new java.util.ArrayList<>();
        for (int i = 0; i < plot.series().size(); i++) {
            Series s = plot.series().get(i);
            boolean lower = s.mark() == Mark.BAND && i + 1 < plot.series().size();
            keys.add(new Key(
                    Clean.shorten(Clean.plain(s.name()), 120),
                    s.mark().name().toLowerCase(Locale.ROOT),
                    ChartStyle.number(i),
                    ChartStyle.series(i)));
            if (lower) {
                i++;
            }
        }
        return keys;
    }

    /** A line of the legend. */
    public record Key(String name, String mark, int number, Color color) {
        public String hex() {
            return mark.equals("limit") ? "#222230" : String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
        }
    }
}
