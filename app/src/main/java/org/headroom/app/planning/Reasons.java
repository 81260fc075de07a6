package org.headroom.app.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;

/** Turns a board into a schedule and says for each job in a few words why it is when it is. */
final class Reasons {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final Board board;
    private final Instance in;

    Reasons(Board board) {
        this.board = board;
        this.in = board.in;
    }

    Schedule schedule(boolean heed) {
        List<Assignment> assignments = new ArrayList<>();
        for (int j = 0; j < in.jobs; j++) {
            if (board.placed(j)) {
                assignments.add(new Assignment(
                        in.job(j),
                        in.slotStartS(board.start[j]),
                        board.endS(j),
                        board.gpusOf(j),
                        in.capW[bindingCap(j)],
                        reason(j, heed)));
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
                caps.add(new CapWindow(in.slotStartS(from), in.slotStartS(slot), in.capW[board.slotCap(from)]));
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
        return slows(j, board.cap[j], in.firstCap[j]) ? board.cap[j] : in.firstCap[j];
    }

    private boolean slows(int j, int cap, int than) {
        long[] rate = in.rate[in.work[j]];
        return rate[Math.max(cap, than)] < rate[than];
    }

    private String reason(int j, boolean heed) {
        StringBuilder text = new StringBuilder(whenReason(j, heed));
        int gpus = board.gpusOf(j);
        if (gpus < in.job(j).gpusMax()) {
            text.append("; on ")
                    .append(gpus)
                    .append(" of ")
                    .append(in.job(j).gpusMax())
                    .append(" GPUs");
        }
        if (bindingCap(j) > 0) {
            text.append("; capped to ").append(watts(in.capW[bindingCap(j)])).append(" W");
        }
        for (int slot = board.start[j]; slot < board.endSlot(j); slot++) {
            if (slows(j, board.slotCap(slot), board.cap[j])) {
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
        int size = board.size[j];
        int cap = board.cap[j];
        board.set(j, -1, size, cap);
        String blocked = blocked(j, size, cap, start - 1, heed);
        if (blocked.isEmpty()) {
            blocked = blocked(j, size, cap, ready, heed);
            blocked = blocked.isEmpty() ? "placed later to make room for others or at a lower cost" : blocked;
        }
        board.set(j, start, size, cap);
        board.refresh();
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
    private String blocked(int j, int size, int cap, int from, boolean heed) {
        board.refresh();
        board.set(j, from, size, cap);
        board.refresh();
        String found = "";
        int end = board.endSlot(j);
        for (int slot = from; slot < end && found.isEmpty(); slot++) {
            if (board.freeGpus(slot) < 0) {
                found = "waits for GPUs";
            } else if (heed && board.freeItW(slot) < 0) {
                found = "delayed past the " + powerLimit(slot) + " on " + day(slot);
            }
        }
        String[] waters = {"water", "sewer", "recycled-water"};
        for (int day = in.dayOf[from]; heed && day <= in.dayOf[end - 1] && found.isEmpty(); day++) {
            for (int water = 0; water < waters.length && found.isEmpty(); water++) {
                if (board.meters.waterOfDayGal(water, day) * 1000 > in.dayLimit[water][day] + 0.5) {
                    found = "delayed past the " + waters[water] + " limit on "
                            + in.problem.calendar().days().get(day).format(DAY);
                }
            }
        }
        board.set(j, -1, size, cap);
        return found;
    }

    private String powerLimit(int slot) {
        Limits limits = in.problem.limits();
        return limits.transformerMva()[slot] * limits.powerFactor() < limits.siteMw()[slot]
                ? "transformer limit"
                : "site power limit";
    }

    private String day(int slot) {
        LocalDate date = Instant.ofEpochSecond(in.slotStartS(slot))
                .atZone(in.problem.calendar().zone())
                .toLocalDate();
        return date.format(DAY);
    }

    private static String watts(double w) {
        return w == Math.rint(w) ? Long.toString((long) w) : Double.toString(w);
    }
}
