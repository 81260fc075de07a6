package org.headroom.app.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.quantity.Unit;

/** Counts a schedule the long way round, slot by slot and job by job, sharing no code with the planner. */
final class Judge {
    private final PlanningProblem p;
    /** The twin may be stricter than the table by this factor. */
    private final double factor;

    Judge(PlanningProblem p, double factor) {
        this.p = p;
        this.factor = factor;
    }

    double itW(Schedule schedule, int slot, boolean mean) {
        double itW = p.limits().gpus()[slot] * p.power().idleAcWPerGpu();
        for (Assignment a : schedule.assignments()) {
            double share = share(a, slot);
            if (share > 0) {
                double capW = schedule.capW(a, p.grid().fromS(slot));
                double extraW = p.power().serverAcWPerGpu(a.job().work(), capW)
                        - p.power().idleAcWPerGpu();
                itW += a.gpus() * extraW * (mean ? share : 1);
            }
        }
        return itW;
    }

    private double share(Assignment a, int slot) {
        double from = Math.max(a.startS(), p.grid().fromS(slot));
        double to = Math.min(a.endS(), p.grid().toS(slot));
        return Math.max(0, to - from) / p.grid().stepS();
    }

    double weightedLatenessH(Schedule schedule) {
        double sum = 0;
        for (Assignment a : schedule.assignments()) {
            sum += a.job().weight() * Math.max(0, a.endS() - a.job().dueS()) / 3600.0;
        }
        return sum;
    }

    /** What is wrong with starts, sizes, run times and dependencies, one line each. */
    List<String> faults(Schedule schedule) {
        List<String> faults = new ArrayList<>();
        Map<String, Assignment> byId = new HashMap<>();
        for (Assignment a : schedule.assignments()) {
            byId.put(a.job().id(), a);
        }
        for (Assignment a : schedule.assignments()) {
            Job job = a.job();
            if (a.startS() < job.submitS() || a.startS() < p.grid().startS()) {
                faults.add(job.id() + " starts before submit");
            }
            if ((a.startS() - p.grid().startS()) % p.grid().stepS() != 0) {
                faults.add(job.id() + " starts inside a slot");
            }
            boolean whole = a.gpus() == job.gpusMin() || a.gpus() == job.gpusMax() || a.gpus() % 8 == 0;
            if (a.gpus() < job.gpusMin() || a.gpus() > job.gpusMax() || !whole) {
                faults.add(job.id() + " has " + a.gpus() + " GPUs");
            }
            Double capW = job.powerCapW();
            if (capW != null && a.powerCapW() > capW) {
                faults.add(job.id() + " is capped at " + a.powerCapW());
            }
            for (String base : job.after()) {
                Assignment b = byId.get(base);
                if (b == null || b.endS() > a.startS()) {
                    faults.add(job.id() + " starts before " + base + " ends");
                }
            }
            double doneS = 0;
            for (long t = a.startS();
                    t < a.endS() && t < p.grid().endS();
                    t += p.grid().stepS()) {
                double throughput = p.power().relativeThroughput(job.work(), schedule.capW(a, t));
                doneS += throughput * Math.min(p.grid().stepS(), a.endS() - t);
            }
            doneS += Math.max(0, a.endS() - Math.max(a.startS(), p.grid().endS()))
                    * p.power().relativeThroughput(job.work(), a.powerCapW());
            double neededS = job.hours() * 3600 * job.gpusMax() / a.gpus();
            if (doneS < neededS - 0.01 || doneS > neededS + 2) {
                faults.add(job.id() + " does " + doneS + " s of work, needed " + neededS);
            }
        }
        return faults;
    }

    /** Hard limits that are broken, each slot or day by itself. */
    List<Violation> violations(Schedule schedule) {
        List<Violation> found = new ArrayList<>();
        Map<LocalDate, double[]> days = new TreeMap<>();
        for (int slot = 0; slot < p.grid().count(); slot++) {
            long fromS = p.grid().fromS(slot);
            long toS = p.grid().toS(slot);
            int gpus = 0;
            for (Assignment a : schedule.assignments()) {
                gpus += share(a, slot) > 0 ? Math.ceilDiv(a.gpus(), 8) * 8 : 0;
            }
            if (gpus > p.limits().gpus()[slot]) {
                found.add(
                        new Violation(Limits.GPUS, fromS, toS, gpus, p.limits().gpus()[slot], Unit.COUNT));
            }
            double mw = factor * p.response().siteW(slot, 0, itW(schedule, slot, false)) / 1e6;
            if (mw > p.limits().siteMw()[slot] + 1e-5) {
                found.add(new Violation(
                        Limits.SITE_POWER, fromS, toS, mw, p.limits().siteMw()[slot], Unit.MW));
            }
            double mva = mw / p.limits().powerFactor();
            if (mva > p.limits().transformerMva()[slot] + 1e-5) {
                found.add(new Violation(
                        Limits.TRANSFORMER, fromS, toS, mva, p.limits().transformerMva()[slot], Unit.MVA));
            }
            LocalDate date = Instant.ofEpochSecond(fromS).atZone(Worlds.ZONE).toLocalDate();
            double[] day = days.computeIfAbsent(date, d -> new double[] {0, fromS, toS});
            day[0] += factor * p.response().potableGal(slot, 0, itW(schedule, slot, true));
            day[2] = toS;
        }
        for (Map.Entry<LocalDate, double[]> entry : days.entrySet()) {
            double[] day = entry.getValue();
            double allowed = p.limits().potableGalPerDay()[p.calendar().days().indexOf(entry.getKey())];
            if (day[0] > allowed + 1) {
                found.add(
                        new Violation(Limits.POTABLE, (long) day[1], (long) day[2], day[0], allowed, Unit.GAL_PER_DAY));
            }
        }
        return found;
    }
}
