package org.headroom.physics.wastewater.biology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** Where each unit's states stand in a state array, and what passes it at once in the working array. */
final class Layout {
    static final int N = Asm1Component.COUNT;

    private final List<UnitDesign> units;
    private final Map<String, Integer> index = new HashMap<>();
    private final int[] at;
    private final int[] passingAt;
    private final @Nullable SettlerLayers[] settlers;
    private final int states;
    private final int passing;

    Layout(FlowsheetDesign design) {
        units = design.units();
        at = new int[units.size()];
        passingAt = new int[units.size()];
        settlers = new SettlerLayers[units.size()];
        double tssPerCod = design.biology().stoichiometry().tssPerCod();
        int next = 0;
        int work = N; // the influent stands first
        for (int u = 0; u < units.size(); u++) {
            index.put(units.get(u).name(), u);
            at[u] = next;
            passingAt[u] = work;
            if (units.get(u) instanceof UnitDesign.Settler s) {
                settlers[u] = new SettlerLayers(s, tssPerCod);
                work += s.composition() == UnitDesign.Composition.OF_FEED ? 2 * N : 0;
            } else if (!(units.get(u) instanceof UnitDesign.Reactor)) {
                work += N;
            }
            next += N * cells(u);
        }
        states = next;
        passing = work;
    }

    int units() {
        return at.length;
    }

    UnitDesign unit(int unit) {
        return units.get(unit);
    }

    boolean knows(String name) {
        return index.containsKey(name);
    }

    /** @throws OutOfRange when there is no such unit */
    int find(String name) {
        Integer u = index.get(name);
        if (u == null) {
            throw new OutOfRange(
                    "unit",
                    name,
                    "one of " + units.stream().map(UnitDesign::name).toList());
        }
        return u;
    }

    /** Where a unit's states begin; a settler's with the top layer. */
    int at(int unit) {
        return at[unit];
    }

    /** Where a settler's lowest layer begins. */
    int bottomAt(int unit) {
        return at[unit] + N * (cells(unit) - 1);
    }

    /** Where in the working array that begins which passes a unit at once; a settler's overflow, then its underflow. */
    int passingAt(int unit) {
        return passingAt[unit];
    }

    int states() {
        return states;
    }

    /** Length of the working array. */
    int passing() {
        return passing;
    }

    SettlerLayers settler(int unit) {
        SettlerLayers s = settlers[unit];
        if (s == null) {
            throw new OutOfRange("unit", units.get(unit).name(), "a settler");
        }
        return s;
    }

    /** Whether a unit is a settler whose solids have the composition of the feed. */
    boolean ruled(int unit) {
        return units.get(unit) instanceof UnitDesign.Settler s && s.composition() == UnitDesign.Composition.OF_FEED;
    }

    /** Whether what leaves a unit follows at once from what enters. */
    boolean instant(int unit) {
        return units.get(unit) instanceof UnitDesign.Junction || ruled(unit);
    }

    /** How many stirred volumes a unit is. */
    int cells(int unit) {
        return switch (units.get(unit)) {
            case UnitDesign.Settler s -> s.layers();
            case UnitDesign.Junction _ -> 0;
            case UnitDesign.Reactor _, UnitDesign.Membrane _ -> 1;
        };
    }

    /** Volume of each of them, m3. */
    double cellM3(int unit) {
        return switch (units.get(unit)) {
            case UnitDesign.Reactor r -> r.volumeM3();
            case UnitDesign.Membrane m -> m.volumeM3();
            case UnitDesign.Settler s -> s.areaM2() * s.heightM() / s.layers();
            case UnitDesign.Junction _ -> 0;
        };
    }
}
