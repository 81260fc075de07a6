package org.headroom.data.site;

import java.util.List;
import org.headroom.physics.plume.BuildingCavity;
import org.headroom.physics.plume.NitrogenDioxide;
import org.headroom.physics.plume.Stack;
import org.jspecify.annotations.Nullable;

/**
 * What a screening of the air around a site needs beside what the twin gives; concentrations in ug/m3, not a number where the file says
 * nothing.
 *
 * @param stacks through which on-site generation breathes out; empty if the file has none
 * @param building whose wake a low stack may stand in; null if the file names none
 * @param urban whether plumes spread as over a town
 * @param mapM side of the map, m
 * @param backgroundNo2 98th percentile of the daily largest hours without the site
 * @param backgroundPm25 annual mean without the site
 * @param permit what an air permit would allow, as emission of a whole year; null if the file states none
 */
public record CommunityAir(
        List<StackGroup> stacks,
        @Nullable Building building,
        boolean urban,
        double mapM,
        NitrogenDioxide no2,
        double backgroundNo2,
        double backgroundPm25,
        double no2Standard,
        double no2Significant,
        double pm25Standard,
        double pm25Significant,
        @Nullable Permitted permit) {
    public CommunityAir {
        stacks = List.copyOf(stacks);
    }

    /**
     * Stacks that are alike and near each other, taken as one with the emission of all.
     *
     * @param share of the emission of on-site generation that leaves through them
     */
    public record StackGroup(
            String id, String name, Stack stack, double latitudeDeg, double longitudeDeg, double share) {}

    /** A building with its sides north-south and east-west; width is east-west. */
    public record Building(BuildingCavity cavity, double latitudeDeg, double longitudeDeg) {}

    /**
     * What a permit allows.
     *
     * @param noxKg in twelve months
     * @param pmKg in twelve months
     * @param catalystNoxShare what the catalysts behind these caps take out
     */
    public record Permitted(double noxKg, double pmKg, double catalystNoxShare) {}
}
