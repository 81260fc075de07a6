package org.headroom.app.report;

import static org.headroom.app.report.PlantPen.COLD;
import static org.headroom.app.report.PlantPen.HOT;
import static org.headroom.app.report.PlantPen.MAKEUP;
import static org.headroom.app.report.PlantPen.POWER;
import static org.headroom.app.report.PlantPen.WASTE;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each machine stands on the sheet, in user units from its upper left corner. */
final class PlantPlaces {
    static final double WIDTH = 1600;
    static final double HEIGHT = 1131;
    static final double PITCH = 20;
    static final double HEAD = 34;

    /** Where a machine stands, and the colour of its edge. */
    record Place(double x, double y, double width, double height, String color) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        static Place of(double x, double y, double width, int rows, String color) {
            return new Place(x, y, width, HEAD + rows * PITCH + 2, color);
        }
    }

    static final double LEFT = 30;
    static final double RACKS = 362;
    static final double LOOPS = 836;
    static final double TOWERS = 1286;

    static final Map<String, Place> PLACES = Map.ofEntries(
            Map.entry("utility_meter", Place.of(LEFT, 112, 262, 3, POWER)),
            Map.entry("transformers", Place.of(LEFT, 230, 262, 3, POWER)),
            Map.entry("mv_bus", Place.of(LEFT, 348, 262, 1, POWER)),
            Map.entry("battery", Place.of(LEFT, 430, 124, 2, POWER)),
            Map.entry("generation", Place.of(LEFT + 138, 430, 124, 2, POWER)),
            Map.entry("unit_substations", Place.of(LEFT, 530, 262, 2, POWER)),
            Map.entry("rack_power", Place.of(LEFT, 630, 262, 3, POWER)),
            Map.entry("plant_power", Place.of(LEFT, 752, 262, 6, POWER)),
            Map.entry("racks", Place.of(RACKS, 242, 290, 7, HOT)),
            Map.entry("rear_doors", Place.of(RACKS, 540, 290, 4, HOT)),
            Map.entry("warm_exchangers", Place.of(LOOPS, 242, 250, 7, COLD)),
            Map.entry("economizer", Place.of(LOOPS, 440, 250, 2, COLD)),
            Map.entry("chillers", Place.of(LOOPS, 540, 250, 6, COLD)),
            Map.entry("towers", Place.of(TOWERS, 188, 284, 9, COLD)),
            Map.entry("basin", Place.of(TOWERS, 416, 284, 6, COLD)),
            Map.entry("dry", Place.of(TOWERS, 588, 284, 4, COLD)),
            Map.entry("mains", Place.of(RACKS, 762, 270, 4, MAKEUP)),
            Map.entry("recycled", Place.of(RACKS, 890, 270, 2, MAKEUP)),
            Map.entry("tank", Place.of(690, 762, 250, 3, MAKEUP)),
            Map.entry("people", Place.of(690, 896, 250, 2, MAKEUP)),
            Map.entry("makeup", Place.of(970, 762, 284, 6, MAKEUP)),
            Map.entry("sewer", Place.of(TOWERS, 762, 284, 6, WASTE)));

    /** Without towers one bank of machines takes both loops. */
    static final Place DRY_ALONE = new Place(LOOPS, 242, 250, 454, COLD);

    static final double WARM_HOT = 276;
    static final double WARM_COLD = 396;
    static final double CHILLED_HOT = 576;
    static final double CHILLED_COLD = 640;
    static final double TOWER_HOT = 262;
    static final double BASIN_COLD = 472;
    static final double HOT_HEADER = 1248;
    static final double COLD_HEADER = 1124;

    private PlantPlaces() {}

    /**
     * The place of a machine, or null where this sheet has none for it.
     *
     * @param towers whether towers take the heat
     */
    static @Nullable Place of(String id, boolean towers) {
        if (towers) {
            return PLACES.get(id);
        }
        return switch (id) {
            case "dry" -> DRY_ALONE;
            case "warm_exchangers", "chillers", "economizer" -> null;
            default -> PLACES.get(id);
        };
    }
}
