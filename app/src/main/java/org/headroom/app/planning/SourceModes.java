package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.List;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Site;

/**
 * The ways in which a site can take its water and reject its heat in an hour, and the choice between them: recycled water or
 * mains, wet or dry pads of adiabatic coolers. Only ways that the site has are there; the first is how it runs by itself.
 *
 * <pre>
 *   each slot takes the way with the least  price_t MW h + potable + sewer + recycled charges;
 *   while a local day is over a limit, the slot with the least  (extra cost) / (relief of that limit)  changes its way
 * </pre>
 *
 * The second step is greedy: exact where one limit binds, since slots are small against a day, and otherwise close.
 */
final class SourceModes {
    /** A way to run for an hour. */
    record Mode(boolean recycled, boolean pads) {}

    private static final int WATERS = 3;

    private SourceModes() {}

    /** The ways of a site within a window; the first is its own. */
    static List<Mode> of(Site site, double recycledOffered) {
        List<Mode> modes = new ArrayList<>();
        modes.add(new Mode(true, true));
        if (recycledOffered > 0) {
            modes.add(new Mode(false, true));
        }
        if (site.cooling().mode() == CoolingPlant.Mode.HYBRID) {
            modes.add(new Mode(true, false));
            if (recycledOffered > 0) {
                modes.add(new Mode(false, false));
            }
        }
        return List.copyOf(modes);
    }

    /**
     * The way of each slot.
     *
     * @param itW IT power by slot, W
     * @param usdPerMwh price of energy by slot, demand apart
     */
    static int[] choose(PlanningProblem problem, int modes, double[] itW, double[] usdPerMwh) {
        int slots = problem.grid().count();
        double slotH = problem.grid().stepS() / 3600.0;
        SiteResponse response = problem.response();
        Prices prices = problem.prices();
        double[][] cost = new double[modes][slots];
        double[][][] gal = new double[WATERS][modes][slots];
        int[] chosen = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            for (int mode = 0; mode < modes; mode++) {
                gal[0][mode][slot] = response.potableGal(slot, mode, itW[slot]);
                gal[1][mode][slot] = response.sewerGal(slot, mode, itW[slot]);
                gal[2][mode][slot] = response.recycledGal(slot, mode, itW[slot]);
                cost[mode][slot] = response.siteW(slot, mode, itW[slot]) * 1e-6 * slotH * usdPerMwh[slot]
                        + gal[0][mode][slot] * prices.potableUsdPerGal()
                        + gal[1][mode][slot] * prices.sewerUsdPerGal()
                        + gal[2][mode][slot] * prices.recycledUsdPerGal();
                if (cost[mode][slot] < cost[chosen[slot]][slot]) {
                    chosen[slot] = mode;
                }
            }
        }
        Limits limits = problem.limits();
        double[][] allowed = {limits.potableGalPerDay(), limits.sewerGalPerDay(), limits.recycledGalPerDay()};
        int[] dayOf = problem.calendar().dayOf();
        int from = 0;
        while (from < slots) {
            int to = from;
            while (to < slots && dayOf[to] == dayOf[from]) {
                to++;
            }
            for (int water = 0; water < WATERS; water++) {
                mend(gal[water], cost, gal, allowed, water, dayOf[from], from, to, chosen);
            }
            from = to;
        }
        return chosen;
    }

    /** Changes slots of a day until one water holds its limit, as far as others that hold stay so. */
    private static void mend(
            double[][] gal,
            double[][] cost,
            double[][][] all,
            double[][] allowed,
            int water,
            int day,
            int from,
            int to,
            int[] chosen) {
        double sum = sum(gal, from, to, chosen);
        while (sum > allowed[water][day]) {
            int bestSlot = -1;
            int bestMode = -1;
            double bestRatio = Double.POSITIVE_INFINITY;
            for (int slot = from; slot < to; slot++) {
                for (int mode = 0; mode < cost.length; mode++) {
                    double relief = gal[chosen[slot]][slot] - gal[mode][slot];
                    double ratio = (cost[mode][slot] - cost[chosen[slot]][slot]) / relief;
                    if (relief > 1e-9
                            && ratio < bestRatio
                            && keeps(all, allowed, water, day, from, to, chosen, slot, mode)) {
                        bestRatio = ratio;
                        bestSlot = slot;
                        bestMode = mode;
                    }
                }
            }
            if (bestSlot < 0) {
                return;
            }
            sum += gal[bestMode][bestSlot] - gal[chosen[bestSlot]][bestSlot];
            chosen[bestSlot] = bestMode;
        }
    }

    private static boolean keeps(
            double[][][] all,
            double[][] allowed,
            int water,
            int day,
            int from,
            int to,
            int[] chosen,
            int slot,
            int mode) {
        for (int other = 0; other < WATERS; other++) {
            if (other != water) {
                double more = all[other][mode][slot] - all[other][chosen[slot]][slot];
                if (more > 0 && sum(all[other], from, to, chosen) + more > allowed[other][day]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double sum(double[][] gal, int from, int to, int[] chosen) {
        double sum = 0;
        for (int slot = from; slot < to; slot++) {
            sum += gal[chosen[slot]][slot];
        }
        return sum;
    }
}
