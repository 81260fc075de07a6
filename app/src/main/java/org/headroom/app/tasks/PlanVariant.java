package org.headroom.app.tasks;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Indicators;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.app.report.VariantText;
import org.headroom.data.jobs.Job;
import org.headroom.data.series.Series;
import org.headroom.physics.basis.Constants;

/**
 * One way of running the same jobs, as the twin saw it.
 *
 * @param horizonS epoch seconds at which the planner's horizon ends
 * @param series means over the planner's slots, of the measures that a person looks at
 */
public record PlanVariant(
        Kind kind,
        PlanOutcome outcome,
        Ledger ledger,
        Bills bills,
        Rented rented,
        int siteGpus,
        long horizonS,
        List<Series> series) {

    /** The four ways, in the order in which they are told. */
    public enum Kind {
        BASELINE(VariantText.BASELINE),
        FCFS_WITHIN_LIMITS(VariantText.WITHIN_LIMITS),
        HAND_RULE(VariantText.HAND_RULE),
        OPTIMIZED(VariantText.OPTIMIZED);

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        public String title() {
            return VariantText.title(key);
        }

        public String description() {
            return VariantText.description(key);
        }
    }

    public Schedule schedule() {
        return outcome.schedule();
    }

    public List<Violation> violations() {
        return ledger.violations();
    }

    public List<Headroom> headroom() {
        return ledger.headroom();
    }

    /**
     * Sum of weight times hours late, over the end of the window too. A job that found no place counts as late at least
     * until the planner's horizon ends.
     */
    public double weightedLatenessH() {
        double sum = 0;
        for (Assignment a : schedule().last()) {
            sum += lateness(a.job(), a.endS());
        }
        for (PlanOutcome.Declined declined : outcome.declined()) {
            sum += lateness(declined.job(), horizonS);
        }
        return sum;
    }

    private static double lateness(Job job, long endS) {
        return job.weight() * Math.max(0, endS - job.dueS()) / 3600.0;
    }

    public double costUsd() {
        return bills.totalUsd();
    }

    public double peakSiteMw() {
        return ledger.highest(Measures.SITE_POWER_MW);
    }

    /** The local day on which the site took most water, whatever its source, US gallons. */
    public double worstWaterDayGal() {
        return ledger.days().stream()
                .mapToDouble(day -> day.potableGal() + day.recycledGal())
                .max()
                .orElse(0);
    }

    /** The key figures of {@code plan --json}, cost and lists apart. */
    public Map<String, Double> figures() {
        Map<String, Double> f = new LinkedHashMap<>();
        double siteMwh = ledger.total(Measures.SITE_POWER_MW) / 3600;
        double potable = gallons(Measures.POTABLE_GAL_PER_DAY);
        double recycled = gallons(Measures.RECYCLED_GAL_PER_DAY);
        f.put("peak_site_mw", peakSiteMw());
        f.put("energy_mwh", siteMwh);
        f.put("pue", Indicators.pue(ledger));
        f.put("wue_l_per_kwh", Indicators.wueLPerKwh(ledger));
        f.put("water_gal_total", potable + recycled);
        f.put("water_gal_worst_day", worstWaterDayGal());
        f.put("potable_gal", potable);
        f.put("recycled_gal", recycled);
        f.put("discharge_gal", gallons(Measures.SEWER_GAL_PER_DAY));
        f.put("idle_gpu_usd", bills.idleGpuUsd());
        f.put("co2_t", bills.co2T());
        f.put("weighted_lateness_h", weightedLatenessH());
        f.put("gpu_utilization", ledger.mean(Measures.GPUS_BUSY_COUNT) / siteGpus);
        f.put("work_gpu_h", outcome.figures().workGpuHours());
        return f;
    }

    /** One variant of {@code plan --json}. */
    Map<String, Object> json(ZoneId zone) {
        Map<String, Object> d = new LinkedHashMap<>();
        figures().forEach((key, value) -> {
            if (key.equals("idle_gpu_usd")) {
                d.put("cost_usd", bills.json());
            }
            Envelope.put(d, key, value);
        });
        d.put("cloud", rented.json());
        d.put("violations", Envelope.violations(violations(), zone));
        d.put("headroom", Envelope.headroom(headroom(), zone));
        return d;
    }

    private double gallons(Measures perDay) {
        return ledger.total(perDay) / Constants.SECONDS_PER_DAY;
    }
}
