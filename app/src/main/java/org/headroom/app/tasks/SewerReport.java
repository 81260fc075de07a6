package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.SewerDay;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.SewerService;
import org.headroom.data.site.Site;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.basis.Constants;

/** {@code sewer} of {@code simulate --json}: what was discharged, from where, how strong, and what it cost. */
final class SewerReport {
    private static final double KG_PER_LB = 0.45359237;

    private SewerReport() {}

    static Map<String, Object> json(Site site, Ledger ledger) {
        SewerService service = site.water().sewer();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("gal_per_day", gallons(ledger));
        map.put("mean", means(ledger));
        map.put("worst_day", worstDays(ledger));
        Envelope.put(map, "temperature_max_c", ledger.highest(Measures.SEWER_TEMPERATURE_C));
        Envelope.put(map, "ph_lowest", ledger.lowest(Measures.SEWER_PH));
        Envelope.put(map, "ph_highest", ledger.highest(Measures.SEWER_PH));
        map.put("limits", limits(site, ledger));
        map.put("bill", bill(service, SewerBill.of(site, ledger), ledger.seconds() / Constants.SECONDS_PER_DAY));
        return map;
    }

    private static Map<String, Object> gallons(Ledger ledger) {
        double total = ledger.mean(Measures.SEWER_GAL_PER_DAY);
        double blowdown = ledger.mean(Measures.BLOWDOWN_GAL_PER_DAY);
        double reject = ledger.mean(Measures.SEWER_REJECT_GAL_PER_DAY);
        Map<String, Object> map = new LinkedHashMap<>();
        Envelope.put(map, "total", total);
        Envelope.put(map, "blowdown", blowdown);
        Envelope.put(map, "people", Math.max(0, total - blowdown - reject));
        Envelope.put(map, "reject", reject);
        return map;
    }

    /** Concentrations are weighted by flow; temperature and pH are means of time. */
    private static Map<String, Object> means(Ledger ledger) {
        Map<String, Object> map = new LinkedHashMap<>();
        Envelope.put(map, "temperature_c", ledger.mean(Measures.SEWER_TEMPERATURE_C));
        Envelope.put(map, "ph", ledger.mean(Measures.SEWER_PH));
        for (SewerService.Quality quality : SewerService.Quality.values()) {
            Envelope.put(map, quality.id() + "_mg_per_l", mean(ledger.sewerDays(), SewerBill.measure(quality)));
        }
        return map;
    }

    private static double mean(List<SewerDay> days, Measures measure) {
        double gal = 0;
        double sum = 0;
        for (SewerDay day : days) {
            if (day.gal() > 0) {
                gal += day.gal();
                sum += day.gal() * day.mgPerL(measure);
            }
        }
        return gal > 0 ? sum / gal : Double.NaN;
    }

    private static Map<String, Object> worstDays(Ledger ledger) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (SewerService.Quality quality : SewerService.Quality.values()) {
            Measures measure = SewerBill.measure(quality);
            SewerDay worst = null;
            for (SewerDay day : ledger.sewerDays()) {
                double now = day.mgPerL(measure);
                worst = !Double.isNaN(now) && (worst == null || now > worst.mgPerL(measure)) ? day : worst;
            }
            if (worst != null) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("date", worst.date().toString());
                Envelope.put(one, "mg_per_l", worst.mgPerL(measure));
                map.put(quality.id(), one);
            }
        }
        return map;
    }

    /** Every limit that was in force, with how close it came; negative where it was broken. */
    private static List<Map<String, Object>> limits(Site site, Ledger ledger) {
        Limits limits = new Limits(site.limits());
        List<Map<String, Object>> list = new ArrayList<>();
        for (Headroom h : ledger.headroom()) {
            if (h.limit().startsWith("sewer_")) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("limit", h.limit());
                Envelope.put(one, "allowed", allowed(site, limits, h));
                Envelope.put(one, "smallest_headroom", h.smallest());
                one.put("unit", h.unit().suffix());
                one.put("at", Envelope.time(h.atS(), site.zone()));
                list.add(one);
            }
        }
        return list;
    }

    /** As the ledger judged it: by the day, or at the moment. */
    private static double allowed(Site site, Limits limits, Headroom h) {
        boolean atOnce = h.limit().equals("sewer_temperature_c") || h.limit().startsWith("sewer_ph");
        if (atOnce) {
            return limits.at(h.limit(), h.atS());
        }
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(h.atS()), site.zone());
        long toS = date.plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
        return limits.smallest(h.limit(), h.atS(), toS);
    }

    private static Map<String, Object> bill(SewerService service, SewerBill bill, double days) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("billed_on", service.billedOn().id());
        Envelope.put(map, "price_usd_per_kgal", Unit.USD_PER_KGAL.fromBase(service.usdPerM3()));
        Envelope.put(map, "billed_gal_per_day", bill.billedGal() / days);
        Envelope.put(map, "not_billed_gal_per_day", Math.max(0, bill.dischargeGal() - bill.billedGal()) / days);
        Envelope.put(map, "volume_usd_per_day", bill.volumeUsd() / days);
        List<Map<String, Object>> surcharges = new ArrayList<>();
        for (SewerBill.Surcharge s : bill.surcharges()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("on", s.rule().quality().id());
            Envelope.put(one, "above_mg_per_l", s.rule().aboveMgPerL());
            Envelope.put(
                    one, "price_usd_per_lb", Unit.USD_PER_LB.fromBase(s.rule().usdPerKg()));
            Envelope.put(one, "lb_per_day", s.kg() / KG_PER_LB / days);
            Envelope.put(one, "usd_per_day", s.usd() / days);
            surcharges.add(one);
        }
        map.put("surcharges", surcharges);
        Envelope.put(map, "surcharges_usd_per_day", bill.surchargeUsd() / days);
        Envelope.put(map, "total_usd_per_day", bill.totalUsd() / days);
        Map<String, Object> either = new LinkedHashMap<>();
        Envelope.put(either, "metered_water", bill.meteredUsd() / days);
        Envelope.put(either, "discharge", bill.dischargeUsd() / days);
        map.put("volume_usd_per_day_billed_on", either);
        Envelope.put(map, "evaporation_credit_usd_per_day", bill.creditUsd() / days);
        return map;
    }
}
