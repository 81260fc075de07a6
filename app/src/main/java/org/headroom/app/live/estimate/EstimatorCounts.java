package org.headroom.app.live.estimate;

/**
 * What was met since the start.
 *
 * @param steps frames taken
 * @param silentSteps of them without any reading
 * @param outliers readings refused because they were too far off
 * @param rackReadingsRefused GPU powers that no GPU can draw
 * @param racksHeard racks that reported in the last frame
 * @param racksSilent racks that did not
 * @param metersHeard site meters that reported in the last frame
 * @param resynchronised times that the twins which learn were set back to the estimate
 */
public record EstimatorCounts(
        long steps,
        long silentSteps,
        long outliers,
        long rackReadingsRefused,
        int racksHeard,
        int racksSilent,
        int metersHeard,
        long resynchronised) {}
