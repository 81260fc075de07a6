package org.headroom.data.wastewater;

import java.util.List;
import java.util.Map;
import org.headroom.physics.wastewater.biology.FlowsheetDesign;
import org.headroom.physics.wastewater.biology.Influent;

/**
 * A wastewater plant as its file says it.
 *
 * @param file what error lines call it
 * @param label how to read it, empty if the file does not say
 * @param concentrations of the influent for the steady state, in the order of {@link InfluentFile#STATES}
 * @param flowM3PerDay of that influent
 * @param temperatureC of the water, where an influent series has none
 * @param limits of the effluent by name ({@code cod}, {@code bod5}, {@code tss}, {@code snh}, {@code total_n}), g/m3, in the order of
 *     the file
 */
public record WastewaterPlant(
        String file,
        String label,
        FlowsheetDesign design,
        List<Double> concentrations,
        double flowM3PerDay,
        double temperatureC,
        Map<String, Double> limits) {
    /** The first of the states are COD. */
    private static final int COD_STATES = 7;

    public String name() {
        return design.name();
    }

    /** The influent of the steady state. */
    public Influent constantInfluent() {
        return Influent.constant(concentrations, flowM3PerDay, temperatureC);
    }

    /** Chemical oxygen demand of that influent, g/m3. */
    public double influentCodGPerM3() {
        return concentrations.stream().limit(COD_STATES).mapToDouble(c -> c).sum();
    }

    /** The same plant with other water. */
    public WastewaterPlant atTemperature(double otherC) {
        return new WastewaterPlant(file, label, design, concentrations, flowM3PerDay, otherC, limits);
    }
}
