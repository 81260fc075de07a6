package org.headroom.data.site;

/**
 * What the services of one data hall and of each rack in it can carry, W; infinite where the site does not say.
 *
 * @param feedW electric feed of the whole hall, at the rack PDUs' inlet
 * @param rackFeedW electric feed of one rack
 * @param cduW heat that one rack's coolant distribution unit is rated for
 * @param rearDoorW heat that one rack's rear door is rated for
 */
public record HallRatings(double feedW, double rackFeedW, double cduW, double rearDoorW) {}
