package org.headroom.grid.supply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;

/**
 * Builds a {@link Baseline} from what a meter saw before a call.
 *
 * <pre>
 *   B(t) = mean over the chosen days of P(day, t)      t a half hour of the local clock
 *   additive:        B + clip(mean(P) - mean(B) in the three hours, 20 % of mean(B) over the call)
 *   multiplicative:  B x clip(mean(P) / mean(B) in the three hours, 0.8 to 1.2)
 * </pre>
 *
 * Like days are working days for a call on a working day, and weekends and holidays for one on such a day; days with
 * another call, days that are not wholly metered and days of 23 or 25 hours are passed over. The search goes back
 * {@link #MOST_DAYS_BACK} days at most.
 *
 * <p>Worked number: ten days at 140 MW and 147 MW in the three hours before: 140 MW, additive 147 MW; 180 MW before would
 * give the cap, 168 MW.
 */
public final class BaselineDays {
    /** Calendar days that are searched at most (New York ISO: thirty; California ISO: forty-five). */
    public static final int MOST_DAYS_BACK = 45;

    private static final long HOUR_S = 3600;
    private static final long ADJUSTMENT_S = 3 * HOUR_S;
    private static final long DAY_S = 86_400;

    private final DemandMeter meter;
    private final Call call;
    private final List<Call> otherCalls;
    private final Holidays holidays;
    private final ZoneId zone;

    /** @param otherCalls whose days do not count */
    public BaselineDays(DemandMeter meter, Call call, List<Call> otherCalls, Holidays holidays, ZoneId zone) {
        this.meter = meter;
        this.call = call;
        this.otherCalls = List.copyOf(otherCalls);
        this.holidays = holidays;
        this.zone = zone;
    }

    /** Start of the first half hour that the call touches, epoch s. */
    public long fromS() {
        return Math.floorDiv(call.fromS(), DemandMeter.SLOT_S) * DemandMeter.SLOT_S;
    }

    /** Half hours that the call touches. */
    public int slots() {
        return (int) Math.ceilDiv(call.toS() - fromS(), DemandMeter.SLOT_S);
    }

    /**
     * @param rule one that looks at days, or METER_BEFORE
     * @throws OutOfRange if the meter saw too few days
     */
    public Baseline of(BaselineRule rule, SameDayAdjustment how) {
        if (rule == BaselineRule.METER_BEFORE) {
            long toS =
                    Math.floorDiv(Math.min(call.announcedS(), call.fromS()), DemandMeter.SLOT_S) * DemandMeter.SLOT_S;
            return flat(rule, metered(toS - HOUR_S, toS));
        }
        if (!rule.fromDays()) {
            throw new OutOfRange("baseline", rule.id(), "a rule that looks at the meter");
        }
        List<LocalDate> days = choose(rule);
        double[] meanW = new double[slots()];
        for (int i = 0; i < meanW.length; i++) {
            meanW[i] = meanOver(days, fromS() + i * DemandMeter.SLOT_S);
        }
        double unadjusted = java.util.Arrays.stream(meanW).average().orElse(0);
        return adjusted(new Baseline(
                rule, how, meanW, days, unadjusted, how == SameDayAdjustment.MULTIPLICATIVE ? 1 : 0, false));
    }

    /** A level that does not change. */
    public Baseline flat(BaselineRule rule, double powerW) {
        double[] meanW = new double[slots()];
        java.util.Arrays.fill(meanW, powerW);
        return new Baseline(rule, SameDayAdjustment.NONE, meanW, List.of(), powerW, 0, false);
    }

    private Baseline adjusted(Baseline plain) {
        if (plain.how() == SameDayAdjustment.NONE) {
            return plain;
        }
        long endS = Math.min(call.announcedS(), call.fromS() - HOUR_S);
        long toS = Math.floorDiv(endS, DemandMeter.SLOT_S) * DemandMeter.SLOT_S;
        long fromS = toS - ADJUSTMENT_S;
        double nowW = metered(fromS, toS);
        double thenW = 0;
        int count = 0;
        for (long s = fromS; s < toS; s += DemandMeter.SLOT_S) {
            thenW += meanOver(plain.days(), s);
            count++;
        }
        thenW /= count;
        double[] meanW = plain.meanW().clone();
        double cap = SameDayAdjustment.CAP;
        if (plain.how() == SameDayAdjustment.ADDITIVE) {
            double mostW = cap * plain.unadjustedMeanW();
            double addW = Math.clamp(nowW - thenW, -mostW, mostW);
            for (int i = 0; i < meanW.length; i++) {
                meanW[i] = Math.max(0, meanW[i] + addW);
            }
            return with(plain, meanW, addW, Math.abs(nowW - thenW) > mostW);
        }
        double ratio = thenW > 0 ? nowW / thenW : 1;
        double factor = Math.clamp(ratio, 1 - cap, 1 + cap);
        for (int i = 0; i < meanW.length; i++) {
            meanW[i] *= factor;
        }
        return with(plain, meanW, factor, factor != ratio);
    }

    private static Baseline with(Baseline plain, double[] meanW, double adjustment, boolean capped) {
        return new Baseline(
                plain.rule(), plain.how(), meanW, plain.days(), plain.unadjustedMeanW(), adjustment, capped);
    }

    private List<LocalDate> choose(BaselineRule rule) {
        LocalDate eventDay = day(call.fromS());
        boolean offDay = holidays.offPeakAllDay(eventDay);
        List<LocalDate> found = new ArrayList<>();
        for (int back = 1; back <= MOST_DAYS_BACK && found.size() < rule.looked(); back++) {
            LocalDate day = eventDay.minusDays(back);
            if (holidays.offPeakAllDay(day) == offDay && wholeAndQuiet(day)) {
                found.add(day);
            }
        }
        if (found.size() < rule.fewest()) {
            throw new OutOfRange(
                    "days before " + eventDay + " for " + rule.id(),
                    found.size() + " metered " + (offDay ? "weekend days or holidays" : "working days")
                            + " without a call",
                    rule.fewest() + " or more within " + MOST_DAYS_BACK + " days");
        }
        found.sort(Comparator.comparingDouble((LocalDate day) -> -meanOnDay(day))
                .thenComparing(Comparator.naturalOrder()));
        List<LocalDate> chosen = new ArrayList<>(found.subList(0, Math.min(rule.chosen(), found.size())));
        chosen.sort(Comparator.naturalOrder());
        return chosen;
    }

    private boolean wholeAndQuiet(LocalDate day) {
        long fromS = day.atStartOfDay(zone).toEpochSecond();
        long toS = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
        return toS - fromS == DAY_S
                && fromS >= meter.fromS()
                && toS <= meter.toS()
                && otherCalls.stream().noneMatch(c -> c.fromS() < toS && fromS < c.toS());
    }

    private double meanOnDay(LocalDate day) {
        double sum = 0;
        for (int i = 0; i < slots(); i++) {
            sum += onDay(day, fromS() + i * DemandMeter.SLOT_S);
        }
        return sum / slots();
    }

    private double meanOver(List<LocalDate> days, long epochS) {
        double sum = 0;
        for (LocalDate day : days) {
            sum += onDay(day, epochS);
        }
        return sum / days.size();
    }

    /** What the meter saw on a day at the same time of the local clock. */
    private double onDay(LocalDate day, long epochS) {
        java.time.LocalTime clock = Instant.ofEpochSecond(epochS).atZone(zone).toLocalTime();
        long thenS = day.atTime(clock).atZone(zone).toEpochSecond();
        return meter.meanW((int) ((thenS - meter.fromS()) / DemandMeter.SLOT_S));
    }

    private double metered(long fromS, long toS) {
        if (fromS < meter.fromS() || toS > meter.toS()) {
            throw new OutOfRange(
                    "metered hours before the call",
                    "none from " + Instant.ofEpochSecond(fromS) + " to " + Instant.ofEpochSecond(toS),
                    "a series that holds them");
        }
        double sum = 0;
        int count = 0;
        for (long s = fromS; s < toS; s += DemandMeter.SLOT_S) {
            sum += meter.meanW((int) ((s - meter.fromS()) / DemandMeter.SLOT_S));
            count++;
        }
        return sum / count;
    }

    private LocalDate day(long epochS) {
        return Instant.ofEpochSecond(epochS).atZone(zone).toLocalDate();
    }
}
