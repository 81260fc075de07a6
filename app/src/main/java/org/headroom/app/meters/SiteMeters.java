package org.headroom.app.meters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.Twin;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;

/**
 * The meters of a site, in a fixed order, and what each reads of a step of the twin. Which of them a real site has, its
 * telemetry says; a missing one reads not a number.
 *
 * <p>Feeders are metered at the low-voltage boards, after rack PDU and UPS, so that revenue = feeders + losses of unit
 * substations, feeders and main transformers - battery - generation. Noise and bias are usual instrument classes: revenue
 * meters 0.2 % and feeder meters 0.5 to 1 % (IEC 62053 classes 0.2S, 0.5S, 1), flow 0.5 to 1 %, temperature 0.1 to 0.2 K.
 */
public final class SiteMeters {
    private static final double W = 1e6;

    private final List<SiteMeter> meters;
    private final int halls;
    private final int firstArray;
    private final int arrays;
    private final int firstOther;

    public SiteMeters(Fleet fleet) {
        halls = fleet.halls();
        arrays = fleet.arrayOf(fleet.racks() - 1) + 1;
        List<SiteMeter> all = new ArrayList<>();
        all.add(power("revenue", MeterKind.REVENUE, "utility's meter", 0.002, 0.002));
        for (int h = 0; h < halls; h++) {
            all.add(feeder("feeder_hall_" + (h + 1), "hall " + (h + 1)));
        }
        all.add(feeder("feeder_network_storage", "network and storage"));
        all.add(feeder("feeder_cooling", "pumps, tower fans and rear doors"));
        all.add(feeder("feeder_chillers", "chillers"));
        all.add(feeder("feeder_other", "lighting, offices and water treatment"));
        firstArray = all.size();
        for (int a = 0; a < arrays; a++) {
            String number = String.format(Locale.ROOT, "%03d", a + 1);
            all.add(power("array_" + number, MeterKind.ARRAY, "array " + (a + 1), 0.01, 0.01));
        }
        firstOther = all.size();
        all.add(power("battery", MeterKind.SOURCE, "battery, discharge", 0.005, 0.005));
        all.add(power("generation", MeterKind.SOURCE, "on-site generation", 0.005, 0.005));
        all.add(flow("makeup", "make-up"));
        all.add(flow("blowdown", "blowdown"));
        all.add(flow("tower_water", "tower water"));
        all.add(temperature("cold_water", MeterKind.TEMPERATURE, "tower cold water"));
        all.add(temperature("hot_water", MeterKind.TEMPERATURE, "tower hot water"));
        all.add(temperature("warm_supply", MeterKind.TEMPERATURE, "warm-loop supply"));
        all.add(temperature("warm_return", MeterKind.TEMPERATURE, "warm-loop return"));
        all.add(temperature("chilled_supply", MeterKind.TEMPERATURE, "chilled-loop supply"));
        all.add(temperature("hall_air", MeterKind.TEMPERATURE, "hall air"));
        all.add(temperature("drybulb", MeterKind.AMBIENT, "outdoor dry bulb"));
        all.add(temperature("wetbulb", MeterKind.AMBIENT, "outdoor wet bulb"));
        all.add(status("tower_fan", Unit.PERCENT, "tower fan speed", 0.5));
        all.add(status("tower_cells", Unit.COUNT, "tower cells in service", 0.01));
        all.add(status("basin_level", Unit.PERCENT, "basin level", 0.5));
        meters = List.copyOf(all);
    }

    private static SiteMeter power(String id, MeterKind kind, String label, double noise, double bias) {
        return new SiteMeter(id, kind, Unit.W, label, noise, 1, bias, 0);
    }

    private static SiteMeter feeder(String id, String label) {
        return power(id, MeterKind.FEEDER, label, 0.005, 0.005);
    }

    private static SiteMeter flow(String id, String label) {
        return new SiteMeter(id, MeterKind.FLOW, Unit.KG_PER_S, label, 0.01, 0.01, 0.01, 0);
    }

    private static SiteMeter temperature(String id, MeterKind kind, String label) {
        return new SiteMeter(id, kind, Unit.C, label, 0, 0.1, 0, 0.15);
    }

    private static SiteMeter status(String id, Unit unit, String label, double noise) {
        return new SiteMeter(id, MeterKind.STATUS, unit, label, 0, noise, 0, noise);
    }

    public int size() {
        return meters.size();
    }

    public List<SiteMeter> all() {
        return meters;
    }

    public SiteMeter get(int index) {
        return meters.get(index);
    }

    /** Place of a meter in the list, -1 if the site has none of that id. */
    public int indexOf(String id) {
        for (int i = 0; i < meters.size(); i++) {
            if (meters.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the feeder meter of a hall, from 0. */
    public int hallFeeder(int hall) {
        return 1 + hall;
    }

    public int halls() {
        return halls;
    }

    /** Index of the meter of an array, from 0. */
    public int array(int array) {
        return firstArray + array;
    }

    public int arrays() {
        return arrays;
    }

    /**
     * What perfect meters read of the last step.
     *
     * @param racks as {@link Twin#read} filled it after the same step
     * @param out one a meter, in its unit
     */
    public void read(Twin twin, Boundary b, LedgerRow row, RackReadings racks, double[] out) {
        out[0] = W * row.get(Measures.SITE_POWER_MW);
        int i = 1;
        for (int h = 0; h < halls; h++) {
            out[i++] = twin.hallBoardW(h);
        }
        out[i++] = twin.networkBoardW();
        out[i++] = W * (row.get(Measures.PUMPS_MW) + row.get(Measures.TOWERS_MW));
        out[i++] = W * row.get(Measures.CHILLERS_MW);
        out[i++] = W * row.get(Measures.OTHER_MW);
        java.util.Arrays.fill(out, firstArray, firstArray + arrays, 0);
        for (int r = 0; r < racks.racks(); r++) {
            out[firstArray + racks.array[r]] += racks.powerW[r];
        }
        i = firstOther;
        out[i++] = W * row.get(Measures.BATTERY_MW);
        out[i++] = W * row.get(Measures.GENERATION_MW);
        out[i++] = kgPerS(row.get(Measures.MAKEUP_GAL_PER_DAY));
        out[i++] = kgPerS(row.get(Measures.BLOWDOWN_GAL_PER_DAY));
        out[i++] = row.get(Measures.TOWER_WATER_KG_PER_S);
        out[i++] = row.get(Measures.COLD_WATER_C);
        out[i++] = row.get(Measures.HOT_WATER_C);
        out[i++] = row.get(Measures.WARM_SUPPLY_C);
        out[i++] = row.get(Measures.WARM_RETURN_C);
        out[i++] = row.get(Measures.CHILLED_SUPPLY_C);
        out[i++] = row.get(Measures.HALL_AIR_C);
        out[i++] = b.drybulbC;
        out[i++] = b.wetbulbC;
        out[i++] = row.get(Measures.TOWER_FAN_PERCENT);
        out[i++] = row.get(Measures.TOWER_CELLS_COUNT);
        out[i] = row.get(Measures.BASIN_PERCENT);
    }

    private static double kgPerS(double galPerDay) {
        return Unit.GAL_PER_DAY.toBase(galPerDay) * Constants.WATER_DENSITY_KG_PER_M3;
    }
}
