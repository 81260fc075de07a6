package org.headroom.data.site;

/** What a site's file may say for the community indicators: local benchmarks, the power stations behind the grid, factors of the user. */
final class IndicatorRules {
    static final String LINES = """
            community.indicators.city_pumpage_gal_per_day        number? 1 1e10     # what the city pumps a day
            community.indicators.station_gal_per_day             number? 1 1e10     # what the nearest pumping station gives at most
            community.indicators.treatment_works_gal_per_day     number? 1 1e10     # what the wastewater works treats a day
            community.indicators.claimed_nox_short_ton           number? 0 1e6      # nitrogen oxides a year that others claim for the site's turbines
            community.indicators.egrid_kg_per_mwh                number? 0 3000     # emission factor of the region as the agency publishes it
            community.mix.nuclear_towers_percent                 number? 0 100      # nuclear power with towers in the grid's energy
            community.mix.nuclear_once_through_percent           number? 0 100      # nuclear power cooled once through
            community.mix.gas_towers_percent                     number? 0 100      # gas power with towers
            community.mix.coal_towers_percent                    number? 0 100      # coal power with towers
            community.mix.coal_once_through_percent              number? 0 100      # coal power cooled once through
            community.mix.hydro_percent                          number? 0 100      # hydropower
            community.mix.wind_percent                           number? 0 100      # wind power
            community.mix.solar_percent                          number? 0 100      # solar power
            community.factors.reused_mwh                         number? 0 1e9      # heat given to others in a year
            community.factors.renewable_mwh                      number? 0 1e9      # renewable energy of a year by certificates, contracts or own plant
            community.factors.damage.nox_usd_per_short_ton       number? 0 1e9      # health damage of a short ton of nitrogen oxides given off here
            community.factors.damage.pm_usd_per_short_ton        number? 0 1e9      # of fine particles
            community.factors.damage.voc_usd_per_short_ton       number? 0 1e9      # of volatile organic compounds
            community.factors.damage.co_usd_per_short_ton        number? 0 1e9      # of carbon monoxide
            community.factors.formaldehyde_risk_m3_per_ug        number? 0 1        # lifetime cancer cases a person at one microgram a cubic metre of formaldehyde
            community.factors.county_nox_short_ton               number? 1 1e7      # nitrogen oxides of the county in a year, by the national inventory
            community.factors.low_frequency_db                   number? -50 100    # C-weighted less A-weighted level at the nearest home
            community.factors.samples_percent                    number? 0 100      # samples of recycled water that meet its permit
            community.factors.percentiles.*.percent              number? 0 100      # percentile of a burden or of who lives there, from EJScreen
            """;

    private IndicatorRules() {}
}
