package org.headroom.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Work;

/**
 * Jobs over time. Up to {@value #ROWS} jobs have a row each, with a bar for each piece; of more, the largest by GPU-hours do
 * and the others share one row a kind of work, whose height is the GPUs they hold together. What runs at the rented site is
 * hollow.
 */
final class Gantt {
    static final int ROWS = 60;

    private final PlanReport report;
    private final Schedule schedule;
    private final List<JobRow> single;
    private final Map<Work, List<JobRow>> grouped = new EnumMap<>(Work.class);

    Gantt(PlanReport report, Schedule schedule) {
        this.report = report;
        this.schedule = schedule;
        List<JobRow> inWindow = JobRow.of(schedule.assignments().stream()
                .filter(a -> a.startS() < report.toS() && a.endS() > report.fromS())
                .toList());
        Set<JobRow> large = new HashSet<>(inWindow.stream()
                .sorted(JobRow.BY_SIZE)
                .limit(inWindow.size() <= ROWS ? ROWS : ROWS - Work.values().length)
                .toList());
        for (JobRow row : inWindow) {
            if (!large.contains(row)) {
                grouped.computeIfAbsent(row.job().work(), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        single = inWindow.stream()
                .filter(large::contains)
                .sorted(Comparator.comparingLong(JobRow::startS).thenComparing(JobRow.BY_SIZE))
                .toList();
    }

    Figure figure(List<Frame.Band> bands) {
        List<String> svgs = new ArrayList<>();
        svgs.add(draw(Frame.Form.WIDE, 196, 20, false, bands));
        svgs.add(draw(Frame.Form.NARROW, 4, 31, true, bands));
        List<Figure.Key> keys = new ArrayList<>();
        for (Work work : Work.values()) {
            if (schedule.assignments().stream().anyMatch(a -> a.job().work() == work)) {
                keys.add(new Figure.Key("k-" + css(work), Words.work(work)));
            }
        }
        if (schedule.assignments().stream().anyMatch(this::capped)) {
            keys.add(new Figure.Key(
                    "k-cap", "GPUs capped below " + watts(report.site().gpuLimitW())));
        }
        if (schedule.assignments().stream().anyMatch(a -> !a.here())) {
            keys.add(new Figure.Key("k-cloud", "At the rented site"));
        }
        if (!schedule.siteCaps().isEmpty()) {
            keys.add(new Figure.Key("k-sitecap", "All GPUs of the site capped"));
        }
        keys.add(new Figure.Key("k-due", "Due"));
        int others = grouped.values().stream().mapToInt(List::size).sum();
        String note = others == 0
                ? "Each row is a job with the GPUs it holds; gaps in it are pauses."
                : "The " + single.size() + " largest jobs have a row each. The other " + Words.number(others, 0)
                        + " share one row for each kind of work; its height is the number of GPUs they hold together.";
        return new Figure("jobs", "Jobs under the plan", keys, svgs, note + " All jobs are in schedule.csv.");
    }

    private String draw(Frame.Form form, double left, double row, boolean nameAbove, List<Frame.Band> bands) {
        double strip = schedule.siteCaps().isEmpty() ? 0 : 14;
        int rows = single.size() + grouped.size();
        double height = 38 + strip + Math.max(1, rows) * row + 26;
        String id = "jobs-" + form.css;
        Svg svg = new Svg(
                form.css,
                form.width,
                height,
                id,
                "Jobs under the plan",
                rows
                        + " rows: when each job runs and on how many GPUs; the table of jobs below says the same in words.");
        svg.hatch("hatch-" + form.css, "#ffffff");
        Frame f = new Frame(svg, form.width, height, left, 10, report);
        f.bands(bands);
        f.timeAxis();
        double y = f.top;
        for (CapWindow w : schedule.siteCaps()) {
            if (w.toS() > report.fromS() && w.fromS() < report.toS()) {
                svg.rect(
                        f.x(w.fromS()),
                        y + 2,
                        f.x(w.toS()) - f.x(w.fromS()),
                        8,
                        "class=\"sitecap\"",
                        "All GPUs capped to " + watts(w.capW()) + ", " + Words.span(w.fromS(), w.toS(), report.zone()));
            }
        }
        if (strip > 0 && !nameAbove) {
            svg.text(left - 6, y + 10, "class=\"tick end\"", "Site-wide cap");
        }
        y += strip;
        for (JobRow one : single) {
            bars(f, form, one, y, row, nameAbove);
            y += row;
        }
        for (Map.Entry<Work, List<JobRow>> group : grouped.entrySet()) {
            area(f, group.getKey(), group.getValue(), y, row, nameAbove);
            y += row;
        }
        return svg.close();
    }

    private void bars(Frame f, Frame.Form form, JobRow one, double y, double row, boolean nameAbove) {
        String name = one.job().id();
        double top = nameAbove ? y + 14 : y + 3;
        double height = row - (nameAbove ? 16 : 6);
        String label = label(one);
        if (nameAbove) {
            f.svg.text(f.left, y + 11, "class=\"name\"", Svg.shorten(name, 30) + " · " + label);
        } else {
            f.svg.text(f.left - 6, y + row / 2 + 4, "class=\"name end\"", Svg.shorten(name, 28));
        }
        double needed = label.length() * 6.8 + 8;
        Assignment longest = one.longest();
        boolean inside = !nameAbove && width(f, longest) > needed;
        for (Assignment a : one.pieces()) {
            piece(f, form, a, top, height, inside && a.equals(longest) ? needed : 0);
        }
        if (one.job().dueS() > report.fromS() && one.job().dueS() < report.toS()) {
            double due = f.x(one.job().dueS());
            f.svg.line(due, top - 1.5, due, top + height + 1.5, "class=\"due\"");
        }
        double x0 = f.x(one.startS());
        double x1 = f.x(one.last().startS()) + width(f, one.last());
        if (inside) {
            String css = longest.here() && dark(one.job().work()) ? "class=\"in\"" : "class=\"in ink\"";
            f.svg.text(f.x(longest.startS()) + 5, y + row / 2 + 4, css, label);
        } else if (!nameAbove && x1 + needed < f.right) {
            f.svg.text(x1 + 5, y + row / 2 + 4, "class=\"tick halo\"", label);
        } else if (!nameAbove && x0 - needed > f.left) {
            f.svg.text(x0 - 5, y + row / 2 + 4, "class=\"tick end halo\"", label);
        }
    }

    private void piece(Frame f, Frame.Form form, Assignment a, double top, double height, double plain) {
        double x0 = f.x(a.startS());
        double width = width(f, a);
        String tip = a.job().id() + ": " + Words.work(a.job().work()) + ", " + Words.number(a.gpus(), 0) + " GPUs"
                + (capped(a) ? ", " + watts(a.powerCapW()) : "") + (a.here() ? "" : " at the rented site") + ", "
                + Words.span(a.startS(), a.endS(), report.zone());
        String css = "w-" + css(a.job().work()) + (a.here() ? "" : " cloud");
        f.svg.rect(x0, top, width, height, "class=\"" + css + "\"", tip);
        if (capped(a) && a.here()) {
            String hatch = "fill=\"url(#hatch-" + form.css + ")\" fill-opacity=\"0.5\"";
            f.svg.rect(x0 + plain, top, width - plain, height, hatch, tip);
        }
    }

    private static double width(Frame f, Assignment a) {
        return Math.max(1.5, f.x(a.endS()) - f.x(a.startS()));
    }

    /** GPUs, cap and pieces of a job in a few words. */
    private String label(JobRow one) {
        int least = one.pieces().stream().mapToInt(Assignment::gpus).min().orElseThrow();
        String gpus = (least < one.mostGpus() ? Words.number(least, 0) + " to " : "") + Words.number(one.mostGpus(), 0)
                + " GPUs";
        boolean oneCap = one.pieces().stream()
                        .mapToDouble(Assignment::powerCapW)
                        .distinct()
                        .count()
                == 1;
        String cap =
                oneCap && capped(one.longest()) ? ", " + watts(one.longest().powerCapW()) : "";
        return gpus
                + cap
                + (one.pieces().size() > 1 ? ", " + one.pieces().size() + " pieces" : "")
                + (one.away() ? ", rented" : "");
    }

    /** GPUs held together by many small jobs, as a filled step curve over half the pixels. */
    private void area(Frame f, Work work, List<JobRow> jobs, double y, double row, boolean nameAbove) {
        int bins = (int) ((f.right - f.left) / 2);
        double[] held = new double[bins];
        double most = 1;
        double span = report.toS() - report.fromS();
        for (int b = 0; b < bins; b++) {
            double fromS = report.fromS() + span * b / bins;
            double toS = report.fromS() + span * (b + 1) / bins;
            for (JobRow one : jobs) {
                held[b] += one.meanGpus(fromS, toS);
            }
            most = Math.max(most, held[b]);
        }
        double base = y + row - 2;
        double height = row - (nameAbove ? 16 : 4);
        StringBuilder d = new StringBuilder("M" + Svg.n(f.left) + " " + Svg.n(base));
        for (int b = 0; b < bins; b++) {
            d.append("V").append(Svg.n(base - held[b] / most * height));
            d.append("H").append(Svg.n(f.left + (b + 1) * (f.right - f.left) / bins));
        }
        f.svg.path(d.append("V").append(Svg.n(base)).append("Z"), "class=\"w-" + css(work) + "\"");
        String name = Words.work(work) + ": " + Words.number(jobs.size(), 0) + " jobs";
        String size = "up to " + Words.number(most, 0) + " GPUs";
        if (nameAbove) {
            f.svg.text(f.left, y + 11, "class=\"name\"", name + ", " + size);
        } else {
            f.svg.text(f.left - 6, y + row / 2 + 4, "class=\"name end\"", name);
            f.svg.text(f.right - 4, y + row / 2 + 4, "class=\"tick end halo\"", size);
        }
    }

    private boolean capped(Assignment a) {
        return a.powerCapW() < report.site().gpuLimitW() - 0.5;
    }

    private static boolean dark(Work work) {
        return work != Work.EVALUATION && work != Work.OTHER;
    }

    private static String watts(double w) {
        return Words.number(w, 0) + " W";
    }

    private static String css(Work work) {
        return work.name().toLowerCase(Locale.ROOT);
    }
}
