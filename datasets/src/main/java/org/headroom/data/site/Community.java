package org.headroom.data.site;

import java.util.List;

/**
 * What stands around a site and what a report to its neighbours needs beside the plant; every part is optional in a
 * site's file ({@code community.*}).
 *
 * @param map what every map of the site shows; empty if the file has none
 * @param places where a report looks closely, in the order of the file
 * @param noise what makes noise; without machines if the file has none
 */
public record Community(CommunityMap map, List<CommunityPlace> places, SiteNoise noise) {
    public Community {
        places = List.copyOf(places);
    }
}
