package org.headroom.app.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.jspecify.annotations.Nullable;

/** Turns a board into a schedule and says for each job in a few words why it is when it is. */
final class Reasons {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private static final Map<String, String> WHAT = Map.of(
            Limits.POTABLE, "water", Limits.SEWER, "sewer", Limits.RECYCLED, "recycled-water", Limits.CARBON, "carbon");

    private final Board board;
    private final Instance in;
    private final SiteForm site;

    Reasons(Board board) {
        this.board = board;
        this.in = board.in;
        this.site = in.site();
    }

    Schedule schedule(boolean heed) {
        List<Assignment> assignments = new ArrayList<>();
        for (int j = 0; j < in.jobs; j++) {
            if (board.placed(j)) {
                boolean there = in.cloud[j][board.mode[j]];
                assignments.add(new Assignment(
                        in.job(j),
                        site.slotStartS(board.start[j]),
                        site.startS + board.endS(j),
                        in.gpusOf(j, board.mode[j]),
                        in.capW[there ? in.firstCap[j] : bindingCap(j)],
                        reason(j, heed),
                        there ? Assignment.CLOUD : ""));
            }
        }
        return new Schedule(assignments, siteCaps());
    }

    List<PlanOutcome.Declined> declined() {
        List<PlanOutcome.Declined> declined = new ArrayList<>();
        for (int j = 0; j < in.jobs; j++) {
            if (!board.placed(j)) {
                declined.add(new PlanOutcome.Declined(in.job(j), whyDeclined(j)));
            }
        }
        return declined;
    }

    private List<CapWindow> siteCaps() {
        List<CapWindow> caps = new ArrayList<>();
        int from = 0;
        for (int slot = 1; slot <= in.slots; slot++) {
            if (slot < in.slots && board.slotCap(slot) == board.slotCap(from)) {
                continue;
            }
            if (board.slotCap(from) > 0) {
                caps.add(new CapWindow(site.slotStartS(from), site.slotStartS(slot), in.capW[board.slotCap(from)]));
            }
            from = slot;
        }
        return caps;
    }

    private String whyDeclined(int j) {
        int most = 0;
        for (int gpus : in.gpus) {
            most = Math.max(most, gpus);
        }
        if (in.job(j).gpusMin() > most) {
            return "needs " + in.job(j).gpusMin() + " GPUs, the site has " + most;
        }
        for (int base : in.before[j]) {
            if (!board.placed(base)) {
                return "waits for job " + in.job(base).id() + ", which is not planned";
            }
        }
        if (board.ready(j) >= in.slots) {
            return "cannot start before the planning horizon ends";
        }
        return "no start before " + day(in.slots - 1) + " keeps every limit over its run";
    }

    /** The job's cap, or its first option if the work draws less than the cap anyway. */
    private int bindingCap(int j) {
        int cap = in.capOf[j][board.mode[j]];
        return slows(j, cap, in.firstCap[j]) ? cap : in.firstCap[j];
    }

    private boolean slows(int j, int cap, int than) {
        long[] rate = site.rate[site.work[j]];
        return rate[Math.max(cap, than)] < rate[than];
    }

    private String reason(int j, boolean heed) {
        StringBuilder text = new StringBuilder(whenReason(j, heed));
        int gpus = in.gpusOf(j, board.mode[j]);
        if (gpus < in.job(j).gpusMax()) {
            text.append("; on ")
                    .append(gpus)
                    .append(" of ")
                    .append(in.job(j).gpusMax())
                    .append(" GPUs");
        }
        if (in.cloud[j][board.mode[j]]) {
            return text.append("; at the second site").toString();
        }
        if (bindingCap(j) > 0) {
            text.append("; capped to ").append(watts(in.capW[bindingCap(j)])).append(" W");
        }
        for (int slot = board.start[j]; slot < board.endSlot(j); slot++) {
            if (slows(j, board.slotCap(slot), in.capOf[j][board.mode[j]])) {
                text.append("; slowed by the site-wide cap on ").append(day(slot));
                break;
            }
        }
        return text.toString();
    }

    private String whenReason(int j, boolean heed) {
        int ready = board.ready(j);
        int start = board.start[j];
        if (start <= ready) {
            return start > in.release[j] ? "starts when job " + lastBase(j) + " ends" : "starts at submit";
        }
        @Nullable Course course = board.course(j);
        int mode = board.mode[j];
        board.set(j, null);
        String blocked = blocked(j, mode, start - 1, heed);
        if (blocked.isEmpty()) {
            blocked = blocked(j, mode, ready, heed);
            blocked = blocked.isEmpty() ? "placed later to make room for others or at a lower cost" : blocked;
        }
        board.set(j, course);
        return blocked;
    }

    private String lastBase(int j) {
        int last = in.before[j][0];
        for (int base : in.before[j]) {
            if (board.endS(base) > board.endS(last)) {
                last = base;
            }
        }
        return in.job(last).id();
    }

    /** What keeps a job that is off the board from starting at a slot; empty if nothing does. */
    private String blocked(int j, int mode, int from, boolean heed) {
        board.set(j, from, mode);
        String found = "";
        int end = board.endSlot(j);
        for (int slot = from; slot < end && found.isEmpty(); slot++) {
            if (board.freeGpus(slot) < 0) {
                found = "waits for GPUs";
            } else if (heed && board.freeItW(slot) < 0) {
                found = "delayed past the " + powerLimit(slot) + " on " + day(slot);
            }
        }
        for (int day = site.dayOf[from]; heed && day <= site.dayOf[end - 1] && found.isEmpty(); day++) {
            for (int i = 0; i < board.sums.dayLimits() && found.isEmpty(); i++) {
                if (board.sums.dayOver(i, day)) {
                    String what = in.pure.dayLimits().get(i).id();
                    found = "delayed past the " + WHAT.getOrDefault(what, what) + " limit on "
                            + site.problem.calendar().days().get(day).format(DAY);
                }
            }
        }
        board.set(j, null);
        return found;
    }

    private String powerLimit(int slot) {
        Limits limits = site.problem.limits();
        return limits.transformerMva()[slot] * limits.powerFactor() < limits.siteMw()[slot]
                ? "transformer limit"
                : "site power limit";
    }

    private String day(int slot) {
        LocalDate date = Instant.ofEpochSecond(site.slotStartS(slot))
                .atZone(site.problem.calendar().zone())
                .toLocalDate();
        return date.format(DAY);
    }

    private static String watts(double w) {
        return w == Math.rint(w) ? Long.toString((long) w) : Double.toString(w);
    }
}
