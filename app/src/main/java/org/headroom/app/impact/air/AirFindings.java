package org.headroom.app.impact.air;

import java.util.List;

/**
 * What an {@link AirStudy} of a year found. Concentrations are screening, in ug/m3; not a number where a value is refused (inside a
 * building's cavity) or nothing is known.
 *
 * @param modelled whether the site's file says what a dispersion needs (stacks); without, all scenarios are empty
 * @param missing what the file would have to say; empty if nothing is missing
 * @param noxShortTon oxides of nitrogen from on-site generation over the year, short tons
 * @param pmShortTon particles from on-site generation
 * @param formaldehydeShortTon formaldehyde from on-site generation
 * @param driftPm10LbPerH mean of particles that leave with the drift of the cooling towers, lb/h (AP-42 13.4)
 * @param driftPm10ShortTon over the year
 * @param actual the year as it was run
 * @param permitted the permit's twelve-month caps as a constant emission: what the permit would allow, not what happened
 * @param permittedBare the same fuel without catalysts
 * @param backgroundNo2UgPerM3 what is in the air without the site: 98th percentile of daily largest hours
 * @param backgroundPm25UgPerM3 annual mean
 */
public record AirFindings(
        boolean modelled,
        List<String> missing,
        double noxShortTon,
        double pmShortTon,
        double formaldehydeShortTon,
        double driftPm10LbPerH,
        double driftPm10ShortTon,
        AirScenario actual,
        AirScenario permitted,
        AirScenario permittedBare,
        double backgroundNo2UgPerM3,
        double backgroundPm25UgPerM3) {
    public AirFindings {
        missing = List.copyOf(missing);
    }
}
