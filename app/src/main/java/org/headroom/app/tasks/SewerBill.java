package org.headroom.app.tasks;

import java.util.List;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.SewerDay;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.SewerService;
import org.headroom.data.site.Site;
import org.headroom.physics.basis.Constants;

/**
 * What the sewer costs over a run: a volume and surcharges on strong waste.
 *
 * <pre>
 * volume     = p V            V mains water through the meter, or what was discharged, as the site's rule says
 * surcharge  = s sum over days of max(0, c - c_free) V_day      c the day's mean weighted by flow, V_day its discharge
 * credit     = p (E + D) (1 - recycled / make-up)               what metered water that never reaches the sewer costs
 * </pre>
 *
 * <p>p $/m3, s $/kg, c mg/L, E evaporation and D drift. The credit is what a meter on the make-up would save where the
 * volume is billed on metered water; whether Memphis grants one is not known (fact K9). Worked numbers: 1,218,138 gallons
 * at $2.267 a thousand are $2,761.52; 400 mg/L of BOD in 1,000,000 gallons, 150 above 250, are 1,251.8 lb and at $0.0428
 * $53.58.
 *
 * @param dischargeGal what went to the sewer, US gallons
 * @param billedGal the volume billed
 * @param volumeUsd for it
 * @param meteredUsd what the volume would cost billed on metered water
 * @param dischargeUsd the same billed on the discharge
 * @param creditUsd what a credit for evaporation would be worth
 */
record SewerBill(
        double dischargeGal,
        double billedGal,
        double volumeUsd,
        List<Surcharge> surcharges,
        double meteredUsd,
        double dischargeUsd,
        double creditUsd) {
    /** A surcharge over the run: the mass above what is free, and its price. */
    record Surcharge(SewerService.Surcharge rule, double kg, double usd) {}

    SewerBill {
        surcharges = List.copyOf(surcharges);
    }

    static SewerBill of(Site site, Ledger ledger) {
        SewerService service = site.water().sewer();
        double usdPerGal = service.usdPerM3() * Unit.GAL.toBase(1);
        double meteredGal = gallons(ledger, Measures.POTABLE_GAL_PER_DAY);
        double dischargeGal = gallons(ledger, Measures.SEWER_GAL_PER_DAY);
        double makeupGal = gallons(ledger, Measures.MAKEUP_GAL_PER_DAY);
        double mainsShare = makeupGal > 0 ? 1 - gallons(ledger, Measures.RECYCLED_GAL_PER_DAY) / makeupGal : 0;
        double lostGal =
                gallons(ledger, Measures.EVAPORATION_GAL_PER_DAY) + gallons(ledger, Measures.DRIFT_GAL_PER_DAY);
        double billedGal = service.billedOn() == SewerService.BilledOn.METERED_WATER ? meteredGal : dischargeGal;
        return new SewerBill(
                dischargeGal,
                billedGal,
                billedGal * usdPerGal,
                service.surcharges().stream()
                        .map(rule -> surcharge(rule, ledger.sewerDays()))
                        .toList(),
                meteredGal * usdPerGal,
                dischargeGal * usdPerGal,
                lostGal * Math.clamp(mainsShare, 0, 1) * usdPerGal);
    }

    /** Days on which the quality is not followed bear none. */
    static Surcharge surcharge(SewerService.Surcharge rule, List<SewerDay> days) {
        double kg = 0;
        for (SewerDay day : days) {
            double above = day.mgPerL(measure(rule.quality())) - rule.aboveMgPerL();
            if (above > 0) {
                kg += above * 1e-6 * day.gal() * Constants.LITRES_PER_US_GALLON;
            }
        }
        return new Surcharge(rule, kg, kg * rule.usdPerKg());
    }

    static Measures measure(SewerService.Quality quality) {
        return switch (quality) {
            case TDS -> Measures.SEWER_TDS_MG_PER_L;
            case AMMONIA_N -> Measures.SEWER_AMMONIA_N_MG_PER_L;
            case NITROGEN -> Measures.SEWER_NITROGEN_MG_PER_L;
            case PHOSPHORUS -> Measures.SEWER_PHOSPHORUS_MG_PER_L;
            case BOD -> Measures.SEWER_BOD_MG_PER_L;
            case COD -> Measures.SEWER_COD_MG_PER_L;
            case TSS -> Measures.SEWER_TSS_MG_PER_L;
        };
    }

    double surchargeUsd() {
        return surcharges.stream().mapToDouble(Surcharge::usd).sum();
    }

    double totalUsd() {
        return volumeUsd + surchargeUsd();
    }

    private static double gallons(Ledger ledger, Measures gallonsPerDay) {
        return ledger.total(gallonsPerDay) / Constants.SECONDS_PER_DAY;
    }
}
