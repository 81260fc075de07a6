package org.headroom.grid.generation;

import java.util.Arrays;

/**
 * What generation has used of its permit: masses, start-ups, shutdowns and their hours by calendar month over the last
 * twelve, this one included.
 *
 * <pre>
 *   used = sum of this month and the eleven before       left = cap - used
 *   hours left at a steady power = left / emission there, until older months fall out
 * </pre>
 *
 * Instants are local seconds: seconds since 1970-01-01 00:00 of the site's own clock, so that months begin at its midnight
 * (civil dates by the arithmetic of Hinnant, "chrono-compatible low-level date algorithms"). A step belongs to the month in
 * which it begins. Adding allocates nothing.
 *
 * <p>Worked number: 87 short tons of NOx over 12 months are 78,925 kg; 247 MW at 0.080 lb/MWh use 19.76 lb/h and take 8,806 h
 * of the year's 8,760 to reach them (fact E61: the cap binds only near full output).
 */
public final class PermitLedger {
    private static final Pollutant[] POLLUTANTS = Pollutant.values();
    private static final int MONTHS = 12;

    private final PermitDesign design;
    private final int units;

    /** By month of twelve and pollutant, kg. */
    private final double[] monthKg = new double[MONTHS * Pollutant.COUNT];

    private final double[] usedKg = new double[Pollutant.COUNT];

    /** By month of twelve and unit (one for the whole site). */
    private final int[] monthStarts;

    private final int[] monthStops;
    private final double[] monthEventS;

    /** Months since year 0 of the newest bucket; below 0: nothing was added yet. */
    private long month = -1;

    private double longestEventS;
    private final double[] firstViolationS = new double[Pollutant.COUNT];
    private double firstStartViolationS = Double.NaN;
    private double firstInvalidS = Double.NaN;

    /** @param units units in all fleets together; they are counted in the order of the sources */
    public PermitLedger(PermitDesign design, int units) {
        this.design = design;
        this.units = design.scope() == PermitDesign.Scope.SITE ? 1 : Math.max(1, units);
        monthStarts = new int[MONTHS * this.units];
        monthStops = new int[MONTHS * this.units];
        monthEventS = new double[MONTHS * this.units];
        Arrays.fill(firstViolationS, Double.NaN);
    }

    public PermitDesign design() {
        return design;
    }

    /** Adds what a step of generation emitted and started; call it after each step, whether anything ran or not. */
    public void add(double localS, double dtS, OnSiteGeneration generation) {
        if (dtS == Double.POSITIVE_INFINITY) {
            return;
        }
        roll(monthOf(localS));
        int bucket = (int) Math.floorMod(month, (long) MONTHS);
        for (Pollutant p : POLLUTANTS) {
            add(bucket, p, generation.kgPerS(p) * dtS, localS);
        }
        int unit = 0;
        boolean starting = false;
        for (int s = 0; s < generation.sources().size(); s++) {
            Fleet fleet = generation.fleet(s);
            if (fleet != null) {
                for (int i = 0; i < fleet.units(); i++) {
                    int slot = bucket * units + Math.min(unit++, units - 1);
                    monthStarts[slot] += fleet.starts(i);
                    monthStops[slot] += fleet.stops(i);
                    monthEventS[slot] += fleet.transientS(i);
                    starting |= fleet.transientS(i) > 0;
                }
                longestEventS = Math.max(longestEventS, fleet.longestEventS());
            }
        }
        if (starting && Double.isNaN(firstStartViolationS) && !startsWithin()) {
            firstStartViolationS = localS;
        }
        if (generation.powerW() > 0 && !design.holds(localS) && Double.isNaN(firstInvalidS)) {
            firstInvalidS = localS;
        }
    }

    /** Adds a mass by hand: what was emitted before the start, in the month of {@code localS}. */
    public void addKg(double localS, Pollutant pollutant, double kg) {
        roll(monthOf(localS));
        add((int) Math.floorMod(month, (long) MONTHS), pollutant, kg, localS);
    }

    private void add(int bucket, Pollutant p, double kg, double localS) {
        monthKg[bucket * Pollutant.COUNT + p.index()] += kg;
        usedKg[p.index()] += kg;
        if (usedKg[p.index()] > design.capKg(p) && Double.isNaN(firstViolationS[p.index()])) {
            firstViolationS[p.index()] = localS;
        }
    }

    private boolean startsWithin() {
        return mostStarts() <= design.starts()
                && mostStops() <= design.stops()
                && mostEventS() <= design.eventsS() * (1 + 1e-12)
                && longestEventS <= design.eventS() * (1 + 1e-12);
    }

    /** Drops the months that are twelve or more before this one. */
    private void roll(long now) {
        if (now <= month) {
            return;
        }
        long from = month < 0 ? now : Math.max(month + 1, now - MONTHS + 1);
        for (long m = from; m <= now; m++) {
            int bucket = (int) Math.floorMod(m, (long) MONTHS);
            Arrays.fill(monthKg, bucket * Pollutant.COUNT, (bucket + 1) * Pollutant.COUNT, 0);
            Arrays.fill(monthStarts, bucket * units, (bucket + 1) * units, 0);
            Arrays.fill(monthStops, bucket * units, (bucket + 1) * units, 0);
            Arrays.fill(monthEventS, bucket * units, (bucket + 1) * units, 0);
        }
        month = now;
        for (int p = 0; p < usedKg.length; p++) {
            usedKg[p] = 0;
            for (int m = 0; m < MONTHS; m++) {
                usedKg[p] += monthKg[m * Pollutant.COUNT + p];
            }
        }
    }

    /** Months since January of year 0 in the proleptic Gregorian calendar. */
    static long monthOf(double localS) {
        long z = Math.floorDiv((long) Math.floor(localS), 86_400L) + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        long dayOfEra = z - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long fromMarch = (5 * dayOfYear + 2) / 153;
        return 12 * (yearOfEra + era * 400) + fromMarch + 2;
    }

    /** Emitted in this month and the eleven before, kg. */
    public double usedKg(Pollutant pollutant) {
        return usedKg[pollutant.index()];
    }

    /** What may still be emitted before the cap of twelve months is reached, kg; negative beyond it. */
    public double leftKg(Pollutant pollutant) {
        return design.capKg(pollutant) - usedKg[pollutant.index()];
    }

    /** The pollutant of which the smallest share is left. */
    public Pollutant tightest() {
        Pollutant worst = Pollutant.NOX;
        for (Pollutant p : POLLUTANTS) {
            if (leftShare(p) < leftShare(worst)) {
                worst = p;
            }
        }
        return worst;
    }

    /** What is left over the cap, 1; infinity without a cap. */
    public double leftShare(Pollutant pollutant) {
        double cap = design.capKg(pollutant);
        return cap == Double.POSITIVE_INFINITY ? cap : cap == 0 ? -usedKg(pollutant) : leftKg(pollutant) / cap;
    }

    /** Local seconds at which a cap was first passed; NaN: never. */
    public double firstViolationS(Pollutant pollutant) {
        return firstViolationS[pollutant.index()];
    }

    /** Local seconds at which a start or hour counter was first passed; NaN: never. */
    public double firstStartViolationS() {
        return firstStartViolationS;
    }

    /** Local seconds at which something first ran outside the permit's dates; NaN: never. */
    public double firstInvalidS() {
        return firstInvalidS;
    }

    /**
     * Hours that a steady power may still run before a cap of twelve months is reached, if no older month fell out
     * meanwhile; infinity if it emits nothing that is capped.
     */
    public double hoursLeft(double powerW, double ambientC, OnSiteGeneration generation) {
        double hours = Double.POSITIVE_INFINITY;
        for (Pollutant p : POLLUTANTS) {
            double kgPerS = generation.steadyKgPerS(p, powerW, ambientC, true);
            if (kgPerS > 0 && design.capKg(p) < Double.POSITIVE_INFINITY) {
                hours = Math.min(hours, Math.max(0, leftKg(p)) / kgPerS / 3600);
            }
        }
        return hours;
    }

    /**
     * Local seconds at which a cap would first be passed at a steady power from {@code localS} on, older months falling out
     * as time goes by; NaN if it would not be within two years.
     */
    public double forecastViolationS(double localS, double powerW, double ambientC, OnSiteGeneration generation) {
        double first = Double.NaN;
        for (Pollutant p : POLLUTANTS) {
            double at = forecast(p, localS, generation.steadyKgPerS(p, powerW, ambientC, true));
            first = Double.isNaN(first) || at < first ? at : first;
        }
        return first;
    }

    private double forecast(Pollutant p, double localS, double kgPerS) {
        double cap = design.capKg(p);
        if (!(kgPerS > 0) || cap == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        double[] kg = new double[MONTHS];
        for (int m = 0; m < MONTHS; m++) {
            kg[m] = monthKg[m * Pollutant.COUNT + p.index()];
        }
        double used = usedKg(p);
        double at = localS;
        long now = Math.max(month, monthOf(localS));
        for (long m = Math.max(month, 0) + 1; month >= 0 && m <= now; m++) {
            used -= kg[(int) Math.floorMod(m, (long) MONTHS)];
            kg[(int) Math.floorMod(m, (long) MONTHS)] = 0;
        }
        for (int ahead = 0; ahead < 24; ahead++) {
            double endS = endOfMonthS(now + ahead);
            double gainKg = kgPerS * (endS - at);
            if (used + gainKg > cap) {
                return at + Math.max(0, cap - used) / kgPerS;
            }
            int bucket = (int) Math.floorMod(now + ahead, (long) MONTHS);
            kg[bucket] += gainKg;
            used += gainKg;
            int next = (int) Math.floorMod(now + ahead + 1, (long) MONTHS);
            used -= kg[next];
            kg[next] = 0;
            at = endS;
        }
        return Double.NaN;
    }

    /** First instant of the month after, local seconds. */
    private static double endOfMonthS(long monthNumber) {
        long y = Math.floorDiv(monthNumber + 1, 12L);
        long m = Math.floorMod(monthNumber + 1, 12L);
        long fromMarch = (m + 10) % 12;
        long year = m < 2 ? y - 1 : y;
        long era = Math.floorDiv(year, 400L);
        long yearOfEra = year - era * 400;
        long dayOfYear = (153 * fromMarch + 2) / 5;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return 86_400.0 * (era * 146_097 + dayOfEra - 719_468);
    }

    /** Start-ups in twelve months, of the unit (or of the site) that has most. */
    public int mostStarts() {
        return most(monthStarts);
    }

    /** Shutdowns in twelve months, of the unit (or of the site) that has most. */
    public int mostStops() {
        return most(monthStops);
    }

    private int most(int[] counts) {
        int most = 0;
        for (int u = 0; u < units; u++) {
            int sum = 0;
            for (int m = 0; m < MONTHS; m++) {
                sum += counts[m * units + u];
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /** Time in start-ups and shutdowns in twelve months, of the unit (or of the site) that has most, s. */
    public double mostEventS() {
        double most = 0;
        for (int u = 0; u < units; u++) {
            double sum = 0;
            for (int m = 0; m < MONTHS; m++) {
                sum += monthEventS[m * units + u];
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /** Longest single start-up or shutdown so far, s. */
    public double longestEventS() {
        return longestEventS;
    }

    /** An independent ledger in the same state. */
    public PermitLedger snapshot() {
        PermitLedger copy = new PermitLedger(design, units);
        copy.restore(this);
        return copy;
    }

    /** Takes over the state of another ledger of the same permit and units, without allocating. */
    public void restore(PermitLedger from) {
        System.arraycopy(from.monthKg, 0, monthKg, 0, monthKg.length);
        System.arraycopy(from.usedKg, 0, usedKg, 0, usedKg.length);
        System.arraycopy(from.monthStarts, 0, monthStarts, 0, monthStarts.length);
        System.arraycopy(from.monthStops, 0, monthStops, 0, monthStops.length);
        System.arraycopy(from.monthEventS, 0, monthEventS, 0, monthEventS.length);
        System.arraycopy(from.firstViolationS, 0, firstViolationS, 0, firstViolationS.length);
        month = from.month;
        longestEventS = from.longestEventS;
        firstStartViolationS = from.firstStartViolationS;
        firstInvalidS = from.firstInvalidS;
    }
}
