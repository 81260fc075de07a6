package org.headroom.app.desktop.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.tasks.WhatIfJob;
import org.jspecify.annotations.Nullable;

/**
 * The schedule to look at: a bar a job, packed into as few rows as do not overlap, coloured by kind
 * of work; the one under the pointer is described at the right.
 */
public final class GanttView extends TimeCanvas {
    private static final double PAD = 4;
    private static final double ROW = 17;
    private static final Font TINY = Font.font(9);
    private static final List<String> KINDS =
            List.of("pretrain", "finetune", "reinforcement", "evaluation", "inference", "other");

    private List<WhatIfJob> jobs = List.of();
    private List<WhatIfJob> bars = List.of();
    private int[] rowOf = {};
    private int rows = 1;
    private double pointerY = Double.NaN;

    public GanttView(TimeWindow time) {
        super(time, 110);
        setPrefHeight(188);
        setId("gantt");
        onPointer(y -> {
            pointerY = y;
            repaint();
        });
    }

    public void show(List<WhatIfJob> newJobs) {
        if (!newJobs.equals(jobs)) {
            jobs = newJobs;
            pack();
            setAccessibleText(Texts.text("gantt.title") + ": " + count());
            repaint();
        }
    }

    private void pack() {
        List<WhatIfJob> shown = jobs.stream()
                .filter(j -> j.startS() < time.endS && j.endS() > time.startS)
                .sorted(Comparator.comparingLong(WhatIfJob::startS).thenComparing(WhatIfJob::id))
                .toList();
        bars = shown;
        rowOf = new int[shown.size()];
        List<Long> freeAtS = new ArrayList<>();
        for (int j = 0; j < rowOf.length; j++) {
            int row = 0;
            while (row < freeAtS.size() && freeAtS.get(row) > shown.get(j).startS()) {
                row++;
            }
            if (row == freeAtS.size()) {
                freeAtS.add(0L);
            }
            freeAtS.set(row, shown.get(j).endS());
            rowOf[j] = row;
        }
        rows = Math.max(1, freeAtS.size());
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double top = PAD;
        double bottom = height - PAD;
        days(g, top, bottom);
        text(g, Texts.text("gantt.title"), BOLD, colours().text, TextAlignment.LEFT, 0, top + 7);
        text(g, count(), SMALL, colours().muted, TextAlignment.LEFT, 0, top + 23);
        double pitch = Math.min(ROW, (bottom - top) / rows);
        for (int j = 0; j < rowOf.length; j++) {
            bar(g, bars.get(j), top + rowOf[j] * pitch, pitch);
        }
        WhatIfJob job = pointed(top, pitch);
        if (job == null) {
            legend(g, width, top);
        } else {
            describe(g, job, width - RIGHT + 12, top + 7);
        }
    }

    private @Nullable WhatIfJob pointed(double top, double pitch) {
        double atS = time.cursorS.get();
        for (int j = 0; j < rowOf.length; j++) {
            boolean inRow = pointerY >= top + rowOf[j] * pitch && pointerY < top + (rowOf[j] + 1) * pitch;
            if (inRow && bars.get(j).startS() <= atS && atS < bars.get(j).endS()) {
                return bars.get(j);
            }
        }
        return null;
    }

    private void describe(GraphicsContext g, WhatIfJob job, double x, double y) {
        double room = RIGHT - 14;
        text(g, job.id(), BOLD, colours().text, x, y, room);
        List<String> lines = new ArrayList<>(List.of(
                Texts.text("gantt.work." + job.work()),
                Texts.text("gantt.gpus", Texts.number(job.gpus(), 0)),
                Texts.text("gantt.cap", Texts.number(job.powerCapW(), 0)),
                Texts.text("gantt.from", Texts.moment((double) job.startS(), time.zone)),
                Texts.text("gantt.to", Texts.moment((double) job.endS(), time.zone)),
                job.lateS() > 0
                        ? Texts.text("gantt.late", Texts.number(job.lateS() / 3600.0, 1))
                        : Texts.text("gantt.intime")));
        for (int i = 0; i < lines.size(); i++) {
            text(g, lines.get(i), PLAIN, colours().text, x, y + 17.0 * (i + 1), room);
        }
        text(g, job.reason(), SMALL, colours().muted, x, y + 17.0 * (lines.size() + 1), room);
    }

    private void bar(GraphicsContext g, WhatIfJob job, double y, double pitch) {
        double left = Math.max(LEFT, x((double) job.startS()));
        double right = Math.min(LEFT + plotWidth(), x((double) job.endS()));
        if (right <= left) {
            return;
        }
        double wide = Math.max(1.5, right - left - 1);
        double high = Math.max(1, pitch - (pitch > 4 ? 2 : 0));
        Color colour = colour(job.work());
        g.setFill(colour.deriveColor(0, 1, 1, 0.22));
        g.fillRect(left, y, wide, high);
        g.setFill(colour);
        g.fillRect(left, y, Math.min(3, wide), high);
        if (high >= 9) {
            Font font = high >= 12 ? SMALL : TINY;
            String words = Texts.text("gantt.bar", job.id(), Texts.number(job.gpus(), 0));
            String shorter = job.id();
            double room = wide - 10;
            String fits = fits(words, font, room) ? words : fits(shorter, font, room) ? shorter : "";
            text(g, fits, font, colours().text, TextAlignment.LEFT, left + 6, y + high / 2);
        }
    }

    private static boolean fits(String words, Font font, double room) {
        Text probe = new Text(words);
        probe.setFont(font);
        return probe.getLayoutBounds().getWidth() <= room;
    }

    private void legend(GraphicsContext g, double width, double top) {
        double left = width - RIGHT + 12;
        double y = top + 7;
        for (String kind : KINDS) {
            if (bars.stream().anyMatch(j -> j.work().equals(kind))) {
                g.setFill(colour(kind));
                g.fillRect(left, y - 4, 14, 8);
                text(g, Texts.text("gantt.work." + kind), PLAIN, colours().text, TextAlignment.LEFT, left + 28, y);
                y += 16;
            }
        }
    }

    private Color colour(String work) {
        Color[] lines = colours().lines;
        int kind = Math.max(0, KINDS.indexOf(work));
        return kind < lines.length ? lines[kind] : kind == 4 ? colours().ample : colours().muted;
    }

    private String count() {
        return bars.size() < jobs.size()
                ? Texts.text("gantt.count.of", bars.size(), jobs.size())
                : bars.size() == 1 ? Texts.text("gantt.count.one") : Texts.text("gantt.count", bars.size());
    }
}
