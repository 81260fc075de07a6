package org.headroom.data.site;

/** The paths of what is on record about a site, as {@link SiteSchema} reads them; all of it is optional. */
final class PublicRecordRules {
    static final String TABLE = """
            community.metered.*.what                    text                        # what was metered or billed, in plain words
            community.metered.*.measure                 choice mains_mean mains_day mains_total power_mean bill # gallons of a mean day, of the highest day, of the period; mean power; bills of a mean month
            community.metered.*.from                    date                        # first day of the period
            community.metered.*.to                      date                        # day after its last
            community.metered.*.gal_per_day             number? 0 1e9               # published figure of mains_mean and mains_day
            community.metered.*.gal                     number? 0 1e12              # published figure of mains_total
            community.metered.*.mw                      number? 0 100000            # published or worked-out figure of power_mean
            community.metered.*.usd                     number? 0 1e9               # published figure of bill; else the bill of a month that the figure was worked out from
            community.metered.*.words                   text?                       # what speaks against it or how it came about
            community.homes.electricity.*.label         text                        # whose average
            community.homes.electricity.*.kwh           number? 1 100000            # electricity of a home in a year
            community.homes.water.*.label               text                        # whose average
            community.homes.water.*.gal_per_day         number? 1 10000             # water of a home in a day
            community.disputed.*.about                  text                        # what sources disagree on
            community.disputed.*.first                  text                        # what one says
            community.disputed.*.first_source           text                        # who and when
            community.disputed.*.second                 text                        # what another says
            community.disputed.*.second_source          text                        # who and when
            community.disputed.*.used                   text                        # what is used here and why
            community.unpublished.*.what                text                        # what was not found in public
            community.unpublished.*.holder              text                        # who could publish it
            community.unpublished.*.words               text?                       # what it would change
            community.unpublished.*.source              text                        # where was looked
            community.money.first_year_tax_usd          number? 0 1e12              # taxes expected of the first year
            community.money.local_tax_share             number? 0 1                 # part of them for the places nearby
            community.money.local_radius_km             number? 0 1000              # how far nearby reaches
            community.money.expected_bill_usd           number? 0 1e10              # electricity bill of a month as expected in public
            community.money.resident_water_usd_per_kgal number? 0 1000              # what other customers pay for water
            community.money.resident_electricity_usd_per_kwh number? 0 10           # what homes pay for electricity on average
            community.money.paid.*.what                 text                        # what the owner has paid or said that it would pay for
            community.money.paid.*.usd                  number? 0 1e12              # how much
            """;

    private PublicRecordRules() {}
}
