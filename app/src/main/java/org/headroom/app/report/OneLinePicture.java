package org.headroom.app.report;

import java.util.List;

/**
 * A network ready to be drawn as a one-line diagram: what is in service, with its values if a power flow gave them.
 *
 * @param lines words under the title
 * @param levelsKv voltages, highest first; each has its colour
 * @param absent what is out of service, in words; not drawn
 */
public record OneLinePicture(
        String title,
        List<String> lines,
        List<Double> levelsKv,
        List<Bus> buses,
        List<Link> links,
        List<String> absent) {

    /**
     * A bus.
     *
     * @param root whether the drawing starts here, at the top
     * @param voltage as in {@code 13.71 kV  0.993 pu}; empty if not solved
     * @param alarm whether its voltage is out of band
     * @param sources ids of what feeds in here
     * @param load as in {@code 12.2 MW}; empty for none
     * @param shunt as in {@code 5 Mvar}; empty for none
     */
    public record Bus(
            String id,
            String label,
            double kv,
            boolean root,
            String voltage,
            boolean alarm,
            List<String> sources,
            String load,
            String shunt) {
        public Bus {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A branch.
     *
     * @param text beside it, as in {@code 3 x 60 MVA}; may be empty
     * @param loadingPercent NaN if unknown
     */
    public record Link(
            String id,
            String from,
            String to,
            boolean transformer,
            boolean meter,
            String text,
            double loadingPercent) {}

    public OneLinePicture {
        lines = List.copyOf(lines);
        levelsKv = List.copyOf(levelsKv);
        buses = List.copyOf(buses);
        links = List.copyOf(links);
        absent = List.copyOf(absent);
    }
}
