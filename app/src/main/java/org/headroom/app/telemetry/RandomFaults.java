package org.headroom.app.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Fault;
import org.headroom.data.site.Site;

/**
 * Faults at random: so many a day on average (a Poisson process), of instruments, exporters and plant in turn by chance,
 * each for minutes to hours. The same seed gives the same faults.
 */
public final class RandomFaults {
    private static final double DAY_S = 86_400;
    private static final long STREAM = 9L << 32;

    /** Shortest and longest fault of telemetry, s: uniform in its logarithm. */
    private static final double SHORT_S = 300;

    private static final double LONG_S = 4 * 3600.0;

    private final Site site;
    private final Fleet fleet;
    private final SiteMeters meters;
    private final SeededNoise draw;

    public RandomFaults(Site site, Fleet fleet, SiteMeters meters, long seed) {
        this.site = site;
        this.fleet = fleet;
        this.meters = meters;
        this.draw = new SeededNoise(seed);
    }

    /** Faults that begin within an interval, in order. */
    public List<Injection> draw(double fromS, double toS, double perDay) {
        List<Injection> all = new ArrayList<>();
        double atS = fromS;
        for (long n = 0; ; n++) {
            atS -= Math.log(1 - u(n, 0)) * DAY_S / perDay;
            if (atS >= toS) {
                return all;
            }
            double forS = SHORT_S * Math.pow(LONG_S / SHORT_S, u(n, 1));
            all.add(one(n, Math.rint(atS), Math.rint(atS + forS)));
        }
    }

    private double u(long n, int which) {
        return draw.uniform(STREAM + n, which);
    }

    private Injection one(long n, double fromS, double toS) {
        double v = u(n, 3);
        String meter = meters.get((int) (u(n, 4) * meters.size())).id();
        String host = Hosts.name(fleet, (int) (u(n, 4) * fleet.servers()));
        double sign = u(n, 5) < 0.5 ? -1 : 1;
        Injection.Kind[] kinds = Injection.Kind.values();
        Injection.Kind kind = kinds[(int) (u(n, 2) * kinds.length)];
        return switch (kind) {
            case METER_SILENT, METER_STUCK, METER_NAN -> new Injection(kind, meter, fromS, toS, 0);
            case METER_DRIFT -> new Injection(kind, meter, fromS, toS, sign * size(meter, 0.02 + 0.08 * v, 0.5 + v));
            case METER_BIAS -> new Injection(kind, meter, fromS, toS, sign * size(meter, 0.03 + 0.07 * v, 0.5 + v));
            case SITE_SILENT, ALL_SILENT -> new Injection(kind, "", fromS, Math.min(toS, fromS + 1800), 0);
            case HOST_SILENT, HOST_RESTART, HOST_SENTINEL -> new Injection(kind, host, fromS, toS, 0);
            case RACKS_SILENT -> new Injection(kind, "", fromS, toS, 0.1 + 0.5 * v);
            case CLOCK_SKEW -> new Injection(kind, target(n, host), fromS, toS, Math.rint(sign * (2 + 20 * v)));
            case LATE -> new Injection(kind, target(n, host), fromS, toS, Math.rint(15 + 45 * v));
            case PLANT -> plant(n, fromS, toS, v);
        };
    }

    private String target(long n, String host) {
        double u = u(n, 6);
        return u < 1 / 3.0 ? "site" : u < 2 / 3.0 ? "racks" : host;
    }

    private double size(String meter, double share, double kelvin) {
        boolean percent = meters.get(meters.indexOf(meter)).unit() != org.headroom.data.quantity.Unit.C;
        return percent ? share : kelvin;
    }

    /** One pump of several, some tower fans, some or all chillers, one rack's CDU, a stuck valve for a while, a dip. */
    private Injection plant(long n, double fromS, double toS, double v) {
        CoolingPlant c = site.cooling();
        Fault.Component component = switch ((int) (8 * u(n, 6))) {
            case 0 -> Fault.Component.WARM_PUMPS;
            case 1 -> Fault.Component.CHILLED_PUMPS;
            case 2 -> Fault.Component.TOWER_PUMPS;
            case 3, 4 -> Fault.Component.TOWER_FANS;
            case 5 -> Fault.Component.CDU_PUMPS;
            case 6 -> Fault.Component.COOLING_POWER;
            default -> Fault.Component.CHILLERS;
        };
        double share = switch (component) {
            case WARM_PUMPS -> 1.0 / c.warmLoop().pumps().units();
            case CHILLED_PUMPS -> 1.0 / c.chilledLoop().pumps().units();
            case TOWER_PUMPS -> 1.0 / c.towers().pumps().units();
            case TOWER_FANS -> 0.1 + 0.3 * v;
            case CHILLERS -> 0.25 + 0.5 * v;
            default -> 1;
        };
        double endS = component == Fault.Component.COOLING_POWER ? fromS + 5 + Math.rint(10 * v) : toS;
        return new Injection(Injection.Kind.PLANT, component.id(), fromS, endS, share);
    }

    /** The faults of the plant among what is injected; of CDUs those of one rack. */
    public static List<Fault> ofPlant(List<Injection> injections, Fleet fleet) {
        List<Fault> faults = new ArrayList<>();
        for (Injection i : injections) {
            if (i.kind() != Injection.Kind.PLANT) {
                continue;
            }
            Fault.Component component = InjectionText.component("--inject", i.what());
            boolean dip = component == Fault.Component.COOLING_POWER;
            int rack = (int) Math.floorMod((long) i.fromS() / 60, (long) fleet.racks());
            long toS = i.toS() > Site.OPEN_TO_S ? Site.OPEN_TO_S : (long) Math.ceil(i.toS());
            boolean valve = component == Fault.Component.WARM_VALVE;
            faults.add(new Fault(
                    component, (long) i.fromS(), toS, valve ? 1 : i.value(), rack, dip ? 0 : 1, valve ? i.value() : 0));
        }
        return faults;
    }
}
