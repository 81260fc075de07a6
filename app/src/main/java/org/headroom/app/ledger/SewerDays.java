package org.headroom.app.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.Limits;

/**
 * The discharge against its limits: temperature and pH at any time, concentrations as means of a local day weighted by
 * flow, as pretreatment permits ask for composite samples.
 */
final class SewerDays {
    private static final Measures[] COMPOSITE = Measures.sewerComposites().toArray(Measures[]::new);

    private final LimitWatch temperature = new LimitWatch("sewer_temperature_c", Unit.C, false);
    private final LimitWatch mostPh = new LimitWatch("sewer_ph_most", Unit.ONE, false);
    private final LimitWatch leastPh = LimitWatch.least("sewer_ph_least", Unit.ONE);
    private final LimitWatch[] composites = new LimitWatch[COMPOSITE.length];
    private final double[] galMgPerL = new double[COMPOSITE.length];
    private final List<SewerDay> days = new ArrayList<>();
    private double gal;

    SewerDays() {
        Arrays.setAll(composites, i -> new LimitWatch(COMPOSITE[i].measure().id(), Unit.MG_PER_L, false));
    }

    List<LimitWatch> watches() {
        List<LimitWatch> all = new ArrayList<>(List.of(temperature, leastPh, mostPh));
        all.addAll(Arrays.asList(composites));
        return all;
    }

    /** Takes a step. */
    void add(LedgerRow row, double daysLong, Limits limits, long fromS, long toS) {
        double flowGal = row.get(Measures.SEWER_GAL_PER_DAY) * daysLong;
        if (flowGal <= 0) {
            return;
        }
        gal += flowGal;
        for (int i = 0; i < COMPOSITE.length; i++) {
            galMgPerL[i] += flowGal * row.get(COMPOSITE[i]);
        }
        see(temperature, "sewer_temperature_c", row.get(Measures.SEWER_TEMPERATURE_C), limits, fromS, toS);
        see(mostPh, "sewer_ph_most", row.get(Measures.SEWER_PH), limits, fromS, toS);
        see(leastPh, "sewer_ph_least", row.get(Measures.SEWER_PH), limits, fromS, toS);
    }

    /** Ends a day. */
    void end(LocalDate date, Limits limits, long fromS, long toS) {
        Map<Measures, Double> means = new EnumMap<>(Measures.class);
        for (int i = 0; i < COMPOSITE.length && gal > 0; i++) {
            double mean = galMgPerL[i] / gal;
            if (!Double.isNaN(mean)) {
                means.put(COMPOSITE[i], mean);
                see(composites[i], COMPOSITE[i].measure().id(), mean, limits, fromS, toS);
            }
        }
        days.add(new SewerDay(date, gal, means));
        Arrays.fill(galMgPerL, 0);
        gal = 0;
    }

    List<SewerDay> days() {
        return List.copyOf(days);
    }

    private static void see(LimitWatch watch, String limit, double value, Limits limits, long fromS, long toS) {
        if (!Double.isNaN(value)) {
            watch.see(fromS, toS, value, limits.smallest(limit, fromS, toS));
        }
    }
}
