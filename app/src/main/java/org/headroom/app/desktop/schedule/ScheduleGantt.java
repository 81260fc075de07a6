package org.headroom.app.desktop.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.ScheduleBreach;
import org.headroom.app.tasks.ScheduleCheck;
import org.headroom.app.tasks.ScheduleEntry;
import org.headroom.app.tasks.SchedulePiece;
import org.jspecify.annotations.Nullable;

/**
 * The jobs as bars to take hold of. Dragging a bar moves it; its upper and lower edge give it GPUs, its right edge a
 * duration and so GPUs; Alt lets go of the slots, Escape of the bar. With the focus: arrows move a slot (with Shift a day)
 * and up and down choose another job, plus and minus change GPUs. Only what is in sight is drawn.
 *
 * <p>Longer than most: painting and the hand on the mouse know the same geometry.
 */
public final class ScheduleGantt extends TimeCanvas {
    private static final double ROW = 22;
    private static final double EDGE = 4;
    private static final double TOP = 4;
    private static final double DAY_S = 86_400;
    /** So many pixels up or down go through all GPUs that a job may have. */
    private static final double RESIZE_PX = 120;

    private static final int MOST_WIDTHS = 4000;
    private static final Font TINY = Font.font(9.5);

    private final ScheduleViewModel model;
    private final Map<String, Double> widths = new HashMap<>();
    private GanttRows rows = GanttRows.of(List.of(), false);
    private double scroll;
    private double pressX;
    private double pressY;
    private boolean byRightEdge;

    /** @param edge 0 for the bar's body, 1 for its upper or lower edge, 2 for its right one */
    private record Hit(ScheduleEntry entry, int piece, int edge) {}

    ScheduleGantt(ScheduleViewModel model) {
        super(model.workspace().time(), 120);
        this.model = model;
        setId("schedule-gantt");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleHelp(Texts.text("schedule.gantt.help"));
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        addEventFilter(MouseEvent.MOUSE_MOVED, e -> hovered(at(e.getX(), e.getY())));
        addEventFilter(ScrollEvent.SCROLL, this::wheel);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.entries().subscribe(_ -> layRows());
        model.packed().subscribe(_ -> layRows());
        model.order().subscribe(_ -> layRows());
        model.filter().subscribe(_ -> layRows());
        model.selected().subscribe(_ -> chosen());
    }

    private double scale() {
        return time.display.textScale();
    }

    private double height() {
        return getHeight() / scale();
    }

    private void layRows() {
        if (model.drag().get() == null) { // rows stay while a bar is held
            rows = GanttRows.of(model.shown(), model.packed().get());
            scrollTo(scroll);
        }
        repaint();
    }

    private void chosen() {
        ScheduleEntry focused = model.focused();
        if (focused != null) {
            Integer row = rows.rowOf().get(focused.id());
            if (row != null) {
                double top = row * ROW;
                scrollTo(Math.clamp(scroll, Math.min(top, top + ROW - height() + 2 * TOP), Math.max(0, top)));
            }
            setAccessibleText(Words.told(focused, time.zone));
        } else {
            setAccessibleText(Texts.text(
                    "schedule.gantt.count", Integer.toString(rows.jobs().size())));
        }
        repaint();
    }

    private void scrollTo(double to) {
        scroll = Math.clamp(to, 0, Math.max(0, rows.count() * ROW + 2 * TOP - height()));
    }

    private double top(int row) {
        return TOP + row * ROW - scroll;
    }

    // ---- painting
    // -----------------------------------------------------------------------------------------------------

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        scrollTo(scroll);
        days(g, 0, height);
        shadeBreaches(g, height);
        if (model.packed().get()) {
            legend(g);
        }
        Set<String> broken = model.broken();
        Drag drag = model.drag().get();
        g.save();
        g.beginPath();
        g.rect(0, 0, LEFT + plotWidth() + 1, height);
        g.clip();
        int first = (int) Math.max(0, scroll / ROW - 1);
        int last = (int) ((scroll + height) / ROW + 1);
        for (int i = 0; i < rows.jobs().size(); i++) {
            int row = rows.row()[i];
            if (row >= first && row <= last) {
                ScheduleEntry now = model.entry(rows.jobs().get(i).id());
                if (now != null) {
                    row(g, now, top(row), broken.contains(now.id()));
                }
            }
        }
        if (drag != null) {
            drag.before().forEach(e -> ghost(g, e));
        }
        g.restore();
        if (rows.count() * ROW + 2 * TOP > height) {
            double bar = Math.max(24, height * height / (rows.count() * ROW + 2 * TOP));
            double at = scroll / (rows.count() * ROW + 2 * TOP - height) * (height - bar);
            g.setFill(colours().muted.deriveColor(0, 1, 1, 0.5));
            g.fillRoundRect(LEFT + plotWidth() - 6, at, 4, bar, 4, 4);
        }
        if (drag != null) {
            readout(g, drag);
        }
    }

    /** The pieces of the jobs that are shown, as a table. */
    @Override
    public String asCsv() {
        List<List<String>> rows = new ArrayList<>();
        for (ScheduleEntry e : model.shown()) {
            for (SchedulePiece p : e.pieces()) {
                rows.add(List.of(
                        e.id(),
                        e.job().work(),
                        ChartFile.time((double) p.startS(), time.zone),
                        ChartFile.time((double) p.endS(), time.zone),
                        Integer.toString(p.gpus()),
                        ChartFile.number(p.capW(), 0),
                        Boolean.toString(p.cloud()),
                        ChartFile.number(p.share(), 4),
                        Boolean.toString(e.locked()),
                        ChartFile.time((double) e.job().dueS(), time.zone)));
            }
        }
        return ChartFile.csv(
                List.of("job", "work", "start", "end", "gpus", "cap [W]", "rented", "share", "locked", "due"), rows);
    }

    /** Where names stand when each job has a row of its own. */
    private void legend(GraphicsContext g) {
        double y = TOP + ROW / 2;
        for (String kind : Kinds.ALL) {
            if (rows.jobs().stream().anyMatch(e -> e.job().work().equals(kind))) {
                g.setFill(Kinds.colour(colours(), kind));
                g.fillRect(4, y - 4, 12, 8);
                text(g, Texts.text("gantt.work." + kind), SMALL, colours().text, TextAlignment.LEFT, 22, y);
                y += 17;
            }
        }
    }

    private void shadeBreaches(GraphicsContext g, double height) {
        ScheduleCheck check = model.check().get();
        if (check == null) {
            return;
        }
        g.setFill(colours().over.deriveColor(0, 1, 1, 0.10));
        for (ScheduleBreach b : check.breaches()) {
            if (b.ofSite()) {
                double left = Math.max(LEFT, x((double) b.fromS()));
                double right = Math.min(LEFT + plotWidth(), x((double) b.toS()));
                if (right > left) {
                    g.fillRect(left, 0, right - left, height);
                }
            }
        }
    }

    private void row(GraphicsContext g, ScheduleEntry e, double top, boolean broken) {
        boolean chosen = model.selected().get().contains(e.id());
        if (!model.packed().get()) {
            if (chosen) {
                g.setFill(colours().lines[0].deriveColor(0, 1, 1, 0.10));
                g.fillRect(0, top, LEFT + plotWidth(), ROW);
            }
            text(
                    g,
                    shortened(e.id(), SMALL, LEFT - 14),
                    SMALL,
                    e.placed() ? colours().text : colours().muted,
                    TextAlignment.LEFT,
                    4,
                    top + ROW / 2);
        }
        if (!e.placed()) {
            text(
                    g,
                    Texts.text("schedule.unplaced"),
                    SMALL,
                    colours().over,
                    TextAlignment.LEFT,
                    LEFT + 6,
                    top + ROW / 2);
            return;
        }
        if (chosen || !model.packed().get()) {
            due(g, e, top);
        }
        for (int i = 0; i < e.pieces().size(); i++) {
            bar(g, e, i, top, chosen, broken);
            if (i > 0) {
                double from = x((double) e.pieces().get(i - 1).endS());
                double to = x((double) e.pieces().get(i).startS());
                g.setStroke(Kinds.colour(colours(), e.job().work()));
                g.setLineDashes(2, 2);
                g.strokeLine(from, sharp(top + ROW / 2), to, sharp(top + ROW / 2));
                g.setLineDashes();
            }
        }
    }

    /** When it may start, when it is due and when it must be done. */
    private void due(GraphicsContext g, ScheduleEntry e, double top) {
        double dueX = x((double) e.job().dueS());
        if (e.lateS() > 0) {
            g.setStroke(colours().over);
            g.setLineWidth(2);
            double from = Math.max(LEFT, dueX);
            g.strokeLine(from, sharp(top + ROW - 2), x((double) e.endS()), sharp(top + ROW - 2));
            g.setLineWidth(1);
        }
        g.setFill(e.lateS() > 0 ? colours().over : colours().muted);
        g.fillPolygon(new double[] {dueX - 3.5, dueX + 3.5, dueX}, new double[] {top + 1, top + 1, top + 7}, 3);
        Long deadlineS = e.job().deadlineS();
        if (deadlineS != null) {
            double at = sharp(x(deadlineS.doubleValue()));
            g.setStroke(colours().over);
            g.setLineWidth(2);
            g.strokeLine(at, top + 1, at, top + ROW - 1);
            g.setLineWidth(1);
        }
    }

    private void bar(GraphicsContext g, ScheduleEntry e, int piece, double top, boolean chosen, boolean broken) {
        SchedulePiece p = e.pieces().get(piece);
        double left = Math.max(LEFT - 2, x((double) p.startS()));
        double right = Math.min(LEFT + plotWidth() + 2, x((double) p.endS()));
        if (right < LEFT || left > LEFT + plotWidth()) {
            return;
        }
        double wide = Math.max(2, right - left);
        double y = top + 3;
        double high = ROW - 6;
        Color colour = Kinds.colour(colours(), e.job().work());
        g.setFill(colours().background);
        g.fillRect(left, y, wide, high);
        g.setFill(colour.deriveColor(0, 1, 1, p.cloud() ? 0.08 : e.edited() ? 0.34 : 0.2));
        g.fillRect(left, y, wide, high);
        g.setFill(colour);
        g.fillRect(left, y, Math.min(3, wide), high);
        g.setStroke(broken ? colours().over : chosen ? colours().text : colour);
        g.setLineWidth(broken || chosen ? 1.8 : 0.8);
        if (p.cloud()) {
            g.setLineDashes(4, 2);
        }
        g.strokeRect(left + 0.5, y + 0.5, Math.max(1, wide - 1), high - 1);
        g.setLineDashes();
        g.setLineWidth(1);
        double from = left + 7;
        if (e.locked()) {
            padlock(g, from, y + high / 2, colours().text);
            from += 11;
        }
        for (String words : Words.ofBar(e, p, model.packed().get())) {
            if (wide(words, SMALL) <= right - from - 4) {
                text(g, words, SMALL, colours().text, TextAlignment.LEFT, from, y + high / 2);
                return;
            }
        }
    }

    private static void padlock(GraphicsContext g, double x, double y, Color colour) {
        g.setFill(colour);
        g.fillRect(x, y - 1, 8, 6);
        g.setStroke(colour);
        g.setLineWidth(1.4);
        g.strokeArc(x + 1.5, y - 5, 5, 8, 0, 180, javafx.scene.shape.ArcType.OPEN);
        g.setLineWidth(1);
    }

    private void ghost(GraphicsContext g, ScheduleEntry before) {
        Integer row = rows.rowOf().get(before.id());
        if (row == null) {
            return;
        }
        g.setStroke(colours().muted);
        g.setLineDashes(3, 3);
        for (SchedulePiece p : before.pieces()) {
            double left = x((double) p.startS());
            g.strokeRect(left, top(row) + 2.5, Math.max(2, x((double) p.endS()) - left), ROW - 5);
        }
        g.setLineDashes();
    }

    /** What the bar that is held has come to, beside it. */
    private void readout(GraphicsContext g, Drag drag) {
        ScheduleEntry e = model.entry(drag.jobId());
        Integer row = rows.rowOf().get(drag.jobId());
        if (e == null || row == null || !e.placed()) {
            return;
        }
        String words = Words.held(e, Math.max(0, drag.piece()), time.zone);
        double wide = width(words, PLAIN) + 16;
        double left = Math.clamp(x((double) e.startS()), LEFT, Math.max(LEFT, LEFT + plotWidth() - wide));
        double y = top(row) - 22 < 0 ? top(row) + ROW + 3 : top(row) - 22;
        g.setFill(colours().text);
        g.fillRoundRect(left, y, wide, 20, 6, 6);
        text(g, words, PLAIN, colours().background, TextAlignment.LEFT, left + 8, y + 10);
    }

    private String shortened(String words, Font font, double room) {
        String fits = words;
        while (fits.length() > 3 && wide(fits, font) > room) {
            fits = fits.substring(0, fits.length() - (fits.endsWith("\u2026") ? 2 : 1)) + "\u2026";
        }
        return fits;
    }

    private double wide(String words, Font font) {
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(words, w -> width(w, font.equals(SMALL) ? SMALL : TINY));
    }

    // ---- mouse
    // --------------------------------------------------------------------------------------------------------

    @Override
    protected boolean ownsPress(MouseEvent press) {
        return at(press.getX(), press.getY()) != null || press.getX() / scale() < LEFT;
    }

    private @Nullable Hit at(double screenX, double screenY) {
        double px = screenX / scale();
        double py = screenY / scale();
        if (px > LEFT + plotWidth()) {
            return null;
        }
        int row = (int) Math.floor((py - TOP + scroll) / ROW);
        for (int i = rows.jobs().size() - 1; i >= 0; i--) {
            if (rows.row()[i] != row) {
                continue;
            }
            ScheduleEntry e = model.entry(rows.jobs().get(i).id());
            if (e == null) {
                continue;
            }
            if (px < LEFT && !model.packed().get()) {
                return new Hit(e, -1, -1);
            }
            for (int k = 0; k < e.pieces().size(); k++) {
                double left = x((double) e.pieces().get(k).startS());
                double right = x((double) e.pieces().get(k).endS());
                if (px >= left - 1 && px <= Math.max(right, left + 4) + 1) {
                    double in = py - top(row);
                    boolean vertical = in < 3 + EDGE - 1 || in > ROW - 3 - EDGE + 1;
                    boolean end = px > right - EDGE - 1 && right - left > 4 * EDGE;
                    int edge = !e.job().elastic() ? 0 : end ? 2 : vertical ? 1 : 0;
                    return new Hit(e, e.pieces().size() > 1 ? k : -1, edge);
                }
            }
        }
        return null;
    }

    private void hovered(@Nullable Hit hit) {
        setCursor(
                hit == null || hit.edge() < 0
                        ? Cursor.DEFAULT
                        : hit.edge() == 1 ? Cursor.V_RESIZE : hit.edge() == 2 ? Cursor.H_RESIZE : Cursor.OPEN_HAND);
    }

    private void pressed(MouseEvent e) {
        Hit hit = at(e.getX(), e.getY());
        if (e.getButton() != MouseButton.PRIMARY || hit == null) {
            if (hit != null) {
                requestFocus();
                if (!model.selected().get().contains(hit.entry().id())) {
                    model.select(hit.entry().id());
                }
            } else if (e.getButton() == MouseButton.PRIMARY && !e.isShortcutDown()) {
                model.selectAll(Set.of());
            }
            return;
        }
        requestFocus();
        if (e.isShortcutDown()) {
            model.toggle(hit.entry().id());
            return;
        }
        if (hit.edge() < 0) {
            model.select(hit.entry().id());
            return;
        }
        pressX = e.getX() / scale();
        pressY = e.getY() / scale();
        byRightEdge = hit.edge() == 2;
        model.hold(hit.entry().id(), hit.piece(), hit.edge() == 0 ? Drag.Kind.MOVE : Drag.Kind.RESIZE);
        setCursor(hit.edge() == 0 ? Cursor.CLOSED_HAND : getCursor());
    }

    private void dragged(MouseEvent e) {
        Drag drag = model.drag().get();
        if (drag == null) {
            return;
        }
        double px = e.getX() / scale();
        double secondsPerPx = time.spanS() / plotWidth();
        ScheduleEntry own = drag.own();
        SchedulePiece p = own.pieces().get(Math.max(0, drag.piece()));
        if (drag.kind() == Drag.Kind.MOVE) {
            model.moveBy((px - pressX) * secondsPerPx, e.isAltDown());
        } else if (byRightEdge) {
            double lasts = (double) (p.endS() - p.startS());
            double wanted = Math.max(60, lasts + (px - pressX) * secondsPerPx);
            model.resizeTo(p.gpus() * lasts / wanted);
        } else {
            double span = Math.max(1, own.job().gpusMax() - own.job().gpusMin());
            model.resizeTo(p.gpus() + (pressY - e.getY() / scale()) * span / RESIZE_PX);
        }
        time.cursorS.set(timeAt(Math.clamp(px, LEFT, LEFT + plotWidth())));
        e.consume();
    }

    private void released(MouseEvent e) {
        if (model.drag().get() != null) {
            model.drop();
            layRows();
            hovered(at(e.getX(), e.getY()));
            e.consume();
        }
    }

    private void wheel(ScrollEvent e) {
        boolean tall = rows.count() * ROW + 2 * TOP > height();
        if (tall && !e.isShortcutDown() && Math.abs(e.getDeltaY()) >= Math.abs(e.getDeltaX())) {
            scrollTo(scroll - e.getDeltaY() / scale());
            repaint();
            e.consume();
        }
    }

    // ---- keys
    // ---------------------------------------------------------------------------------------------------------

    private void key(KeyEvent e) {
        KeyCode code = e.getCode();
        if (code == KeyCode.ESCAPE && model.drag().get() != null) {
            model.cancel();
            layRows();
            e.consume();
            return;
        }
        if (e.isShortcutDown()) {
            if (code == KeyCode.A) {
                Set<String> all = new HashSet<>();
                rows.jobs().forEach(each -> all.add(each.id()));
                model.selectAll(all);
                e.consume();
            }
            return;
        }
        if (e.isAltDown() || model.drag().get() != null) {
            return;
        }
        boolean any = !model.selected().get().isEmpty();
        boolean done = switch (code) {
            case UP -> stepped(-1);
            case DOWN -> stepped(1);
            case PAGE_UP -> stepped(-10);
            case PAGE_DOWN -> stepped(10);
            case LEFT -> any && nudged(-1, e.isShiftDown());
            case RIGHT -> any && nudged(1, e.isShiftDown());
            case PLUS, ADD, EQUALS -> any && sized(1, e.isShiftDown() && code == KeyCode.ADD);
            case MINUS, SUBTRACT -> any && sized(-1, e.isShiftDown());
            case L -> any && run(model::lock);
            case S -> any && run(() -> model.split(time.cursorS.get()));
            case J -> any && run(model::join);
            case O -> any && run(model::otherSite);
            case DELETE, BACK_SPACE -> any && run(model::reset);
            case ESCAPE -> any && run(() -> model.selectAll(Set.of()));
            default -> false;
        };
        if (done) {
            e.consume();
        }
    }

    private static boolean run(Runnable command) {
        command.run();
        return true;
    }

    private boolean stepped(int by) {
        model.step(by);
        return true;
    }

    private boolean nudged(int by, boolean day) {
        var desk = model.desk().get();
        int slots = desk == null ? 1 : (int) (DAY_S / desk.slotS());
        model.nudge(day ? by * slots : by);
        return true;
    }

    private boolean sized(int by, boolean large) {
        model.nudgeGpus(by, large);
        return true;
    }

    /** The middle of a job's bar on the screen, for whoever wants to take hold of it: x, y, and its right end. */
    double[] barOf(String id) {
        ScheduleEntry e = model.entry(id);
        Integer row = rows.rowOf().get(id);
        if (e == null || row == null || !e.placed()) {
            return new double[0];
        }
        double left = Math.max(LEFT, x((double) e.startS()));
        double right =
                Math.min(LEFT + plotWidth(), x((double) e.pieces().getFirst().endS()));
        return new double[] {(left + right) / 2 * scale(), (top(row) + ROW / 2) * scale(), right * scale()};
    }
}
