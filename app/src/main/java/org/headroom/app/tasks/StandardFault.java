package org.headroom.app.tasks;

import java.util.List;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Fault;
import org.headroom.data.site.Fault.Component;
import org.headroom.data.site.Site;

/**
 * A failure that every site is asked about.
 *
 * @param racks how many racks it concerns, from the first; all where it is not about racks, 0 where the site has no such
 *     equipment
 * @param position where a valve sticks
 * @param lastsS how long it lasts of itself, s; 0 if it lasts as long as the caller says
 */
record StandardFault(
        String id, String title, Component component, double lostShare, int racks, double position, double lastsS) {

    /** All that make sense at a site as it is cooled, in a fixed order. */
    static List<StandardFault> of(Site site) {
        CoolingPlant c = site.cooling();
        boolean wet = c.mode() == CoolingPlant.Mode.WET;
        boolean fans = c.mode() != CoolingPlant.Mode.DRY;
        int all = site.it().racks();
        String outdoor = wet ? "tower" : "dry-cooler";
        return List.of(
                        lost("warm_pumps", "warm-loop pumps, all", Component.WARM_PUMPS, 1, all),
                        one(
                                "warm_pump_one",
                                "warm-loop pump",
                                Component.WARM_PUMPS,
                                c.warmLoop().pumps().units(),
                                all),
                        lost("chilled_pumps", "chilled-water pumps, all", Component.CHILLED_PUMPS, 1, all),
                        one(
                                "chilled_pump_one",
                                "chilled-water pump",
                                Component.CHILLED_PUMPS,
                                c.chilledLoop().pumps().units(),
                                all),
                        lost("tower_pumps", "tower-water pumps, all", Component.TOWER_PUMPS, 1, wet ? all : 0),
                        one(
                                "tower_pump_one",
                                "tower-water pump",
                                Component.TOWER_PUMPS,
                                c.towers().pumps().units(),
                                wet ? all : 0),
                        lost("cdu_pumps_rack", "CDU pumps of one rack", Component.CDU_PUMPS, 1, 1),
                        one(
                                "cdu_pump_one",
                                "CDU pump of one rack",
                                Component.CDU_PUMPS,
                                c.cdu().pumps().units(),
                                1),
                        lost("cdu_valve_rack", "CDU valve of one rack shut", Component.CDU_VALVES, 1, 1),
                        lost(
                                "cdu_valve_array",
                                "CDU valves of one array shut",
                                Component.CDU_VALVES,
                                1,
                                Math.min(all, site.it().racksPerArray())),
                        lost("tower_fans", outdoor + " fans, all", Component.TOWER_FANS, 1, fans ? all : 0),
                        lost("tower_fans_half", outdoor + " fans, half", Component.TOWER_FANS, 0.5, fans ? all : 0),
                        lost("chillers", "chillers, all", Component.CHILLERS, 1, all),
                        lost("makeup", "make-up water", Component.MAKEUP, 1, fans ? all : 0),
                        stuck("warm_valve_0", "three-way valve stuck at 0 %", 0, wet ? all : 0),
                        stuck("warm_valve_50", "three-way valve stuck at 50 %", 0.5, wet ? all : 0),
                        dip("power_dip_5s", "power dip of 5 s", 5),
                        dip("power_dip_5min", "power dip of 5 min", 300))
                .stream()
                .filter(f -> f.racks > 0 || f.lastsS > 0)
                .toList();
    }

    /**
     * Those with the ids, in the order of the site's list.
     *
     * @param ids empty for all
     * @throws InputError if the site has no such fault
     */
    static List<StandardFault> of(Site site, List<String> ids) {
        List<StandardFault> all = of(site);
        for (String id : ids) {
            if (all.stream().noneMatch(f -> f.id.equals(id))) {
                throw new InputError(
                        "--fault",
                        "",
                        "'" + id + "'",
                        String.join(", ", all.stream().map(f -> f.id).toList()));
            }
        }
        return all.stream().filter(f -> ids.isEmpty() || ids.contains(f.id)).toList();
    }

    /** The fault from an instant on, for a while. */
    Fault from(double fromS, double forS) {
        return new Fault(component, (long) fromS, (long) Math.ceil(fromS + forS), lostShare, 0, racks, position);
    }

    private static StandardFault lost(String id, String title, Component component, double share, int racks) {
        return new StandardFault(id, title, component, share, racks, 0, 0);
    }

    private static StandardFault one(String id, String title, Component component, int units, int racks) {
        return lost(id, title + ", one of " + units, component, 1.0 / units, racks);
    }

    private static StandardFault stuck(String id, String title, double position, int racks) {
        return new StandardFault(id, title, Component.WARM_VALVE, 1, racks, position, 0);
    }

    /** The CDU pumps run on, since they hang on their racks' supply as the servers do. */
    private static StandardFault dip(String id, String title, double lastsS) {
        return new StandardFault(id, title, Component.COOLING_POWER, 1, 0, 0, lastsS);
    }
}
