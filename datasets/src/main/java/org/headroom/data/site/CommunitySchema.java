package org.headroom.data.site;

/** The part of the {@link SiteSchema} about what stands around a site; all of it may be left out. */
final class CommunitySchema {
    static final String TABLE = """
            community.places.*.name                     text                        # what people call it
            community.places.*.kind                     choice home school neighbourhood hospital park other # what is there
            community.places.*.latitude_deg             number -90 90               # latitude, WGS 84
            community.places.*.longitude_deg            number -180 180             # longitude, WGS 84, east is positive
            community.map.*.name                        text                        # what to write beside it
            community.map.*.kind                        choice site river well wastewater power road # how it is drawn
            community.map.*.latitude_deg                numbers 1 200               # of its corners, WGS 84; one alone is a point
            community.map.*.longitude_deg               numbers 1 200               # as many, east is positive
            community.map.*.closed                      flag?                       # whether it is an area; a line if not given
            community.noise.porous_share                number? 0 1                 # porous share of the ground around, 0 is water or paving
            community.noise.ear_m                       number? 0.5 30              # height above ground at which people hear
            community.noise.path_db                     number? 0 20                # how far propagation may be off, plus or minus, at 10 and 90 %
            community.noise.machines.*.name             text                        # what people call it
            community.noise.machines.*.follows          choice tower_fans tower_cells dry_heat generation always # what decides how many run
            community.noise.machines.*.machines_count   number? 0 100000            # how many, if they always run
            community.noise.machines.*.unit_mw          number? 0.001 10000         # heat or electricity of one, if they follow it
            community.noise.machines.*.sound_power_db   number 20 180               # of one at full pace, dB re 1 pW
            community.noise.machines.*.weighting        choice? a z                 # of that level; z, none, if not given
            community.noise.machines.*.octaves_db       numbers 8 8                 # 63 Hz to 8 kHz against each other
            community.noise.machines.*.loss_db          numbers? 8 8                # what silencers or enclosures take off each octave
            community.noise.machines.*.speed_db         number? 0 100               # dB lost at a tenth of the pace; 50 if not given
            community.noise.machines.*.height_m         number? 0 300               # above ground
            community.noise.machines.*.east_m           number? -20000 20000        # from the middle of the site
            community.noise.machines.*.north_m          number? -20000 20000        # from the middle of the site
            """;

    private CommunitySchema() {}
}
