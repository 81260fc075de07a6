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
            """;

    private CommunitySchema() {}
}
