package org.headroom.physics.wastewater.biology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.physics.basis.Checks;

/**
 * What stands in a plant's tanks at an instant. A later run may start from it, on the same units with other streams,
 * air or organisms.
 */
public final class PlantState {
    private static final int N = Asm1Component.COUNT;

    private final Flowsheet plant;
    private final double[] y;

    /** @param states copied, totals left out */
    PlantState(Flowsheet plant, double[] states) {
        this.plant = plant;
        y = Arrays.copyOf(states, plant.states());
    }

    /** The same concentrations in every tank and layer: a start from nothing. */
    public static PlantState uniform(Flowsheet plant, List<Double> concentrations) {
        double[] states = new double[plant.states()];
        for (int i = 0; i < states.length; i++) {
            states[i] = concentrations.get(i % N);
        }
        return new PlantState(plant, states);
    }

    double[] copy() {
        return y.clone();
    }

    /** Water in a tank, or in a settler's layer from the top, 1 first; flow 0. */
    public StreamQuality water(String unit, int layer) {
        int u = plant.layout().find(unit);
        Checks.within(unit + ": layer", layer, 1, plant.layout().cells(u));
        return StreamQuality.of(0, y, plant.layout().at(u) + (layer - 1) * N, 1, stoichiometry());
    }

    /** Water in a tank; flow 0. */
    public StreamQuality water(String unit) {
        return water(unit, 1);
    }

    /** Suspended solids in a settler's layers, top first, g/m3. */
    public List<Double> settlerTssGPerM3(String unit) {
        List<Double> layers = new ArrayList<>();
        for (int i = 1; i <= plant.layout().cells(plant.layout().find(unit)); i++) {
            layers.add(water(unit, i).tssGPerM3());
        }
        return layers;
    }

    /** Suspended solids in the tanks that hold sludge, settlers left out, kg. */
    public double tankSolidsKg() {
        double kg = 0;
        for (UnitDesign unit : plant.design().units()) {
            if (unit instanceof UnitDesign.Reactor || unit instanceof UnitDesign.Membrane) {
                kg += water(unit.name()).tssGPerM3()
                        * plant.layout().cellM3(plant.layout().find(unit.name()))
                        / 1000;
            }
        }
        return kg;
    }

    private Asm1Stoichiometry stoichiometry() {
        return plant.design().biology().stoichiometry();
    }
}
