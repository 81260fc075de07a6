package org.headroom.app.planning;

import java.util.Arrays;
import java.util.List;
import org.headroom.data.series.TimeGrid;

/**
 * Hard limits. By slot: GPUs, site power at the meter, transformer rating; by local day: water. Infinity means none.
 *
 * @param transformerMva rating that binds (units out of service); infinity while all are in service
 * @param powerFactor turns the site's MW into MVA
 */
public record Limits(
        int[] gpus,
        double[] siteMw,
        double[] transformerMva,
        double powerFactor,
        double[] potableGalPerDay,
        double[] sewerGalPerDay,
        double[] recycledGalPerDay) {
    public static final String SITE_POWER = "site_power_mw";
    public static final String TRANSFORMER = "transformer_mva";
    public static final String GPUS = "gpus_count";
    public static final String POTABLE = "potable_gal_per_day";
    public static final String SEWER = "sewer_gal_per_day";
    public static final String RECYCLED = "recycled_gal_per_day";
    public static final String POTABLE_HOUR = "potable_gal_per_hour";
    /** The site's own, of plans alone. */
    static final String CARBON = "carbon_t_per_day";

    /** The same with a cut in place; limits that the planner does not know are cut as site power. */
    public Limits tightened(Tightening cut, TimeGrid grid, SlotCalendar calendar) {
        int from = Math.clamp(Math.floorDiv(cut.fromS() - grid.startS(), grid.stepS()), 0, grid.count());
        int to = Math.clamp(Math.ceilDiv(cut.toS() - grid.startS(), grid.stepS()), from, grid.count());
        Limits copy = new Limits(
                gpus.clone(),
                siteMw.clone(),
                transformerMva.clone(),
                powerFactor,
                potableGalPerDay.clone(),
                sewerGalPerDay.clone(),
                recycledGalPerDay.clone());
        switch (cut.limit()) {
            case GPUS -> {
                for (int s = from; s < to; s++) {
                    copy.gpus[s] = Math.max(0, copy.gpus[s] - (int) Math.ceil(cut.amount()));
                }
            }
            case TRANSFORMER -> lower(copy.transformerMva, from, to, cut.amount());
            case POTABLE -> lowerDays(copy.potableGalPerDay, calendar, from, to, cut.amount());
            case SEWER -> lowerDays(copy.sewerGalPerDay, calendar, from, to, cut.amount());
            case RECYCLED -> lowerDays(copy.recycledGalPerDay, calendar, from, to, cut.amount());
            default -> lower(copy.siteMw, from, to, cut.amount());
        }
        return copy;
    }

    public Limits tightened(List<Tightening> cuts, TimeGrid grid, SlotCalendar calendar) {
        Limits limits = this;
        for (Tightening cut : cuts) {
            limits = limits.tightened(cut, grid, calendar);
        }
        return limits;
    }

    private static void lower(double[] values, int from, int to, double amount) {
        for (int s = from; s < to; s++) {
            values[s] -= amount;
        }
    }

    private static void lowerDays(double[] values, SlotCalendar calendar, int from, int to, double amount) {
        if (from < to) {
            int last = calendar.dayOf()[to - 1];
            for (int day = calendar.dayOf()[from]; day <= last; day++) {
                values[day] -= amount;
            }
        }
    }

    /** Limits that never change, for tests and for the time after the window. */
    public static Limits constant(int slots, int days, int gpus, double siteMw) {
        return new Limits(
                filled(slots, gpus),
                filled(slots, siteMw),
                filled(slots, Double.POSITIVE_INFINITY),
                1,
                filled(days, Double.POSITIVE_INFINITY),
                filled(days, Double.POSITIVE_INFINITY),
                filled(days, Double.POSITIVE_INFINITY));
    }

    private static int[] filled(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
