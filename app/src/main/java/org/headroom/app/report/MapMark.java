package org.headroom.app.report;

/** What a map is made of, in picture units with y downwards: the same list is written as SVG and painted as PNG. */
sealed interface MapMark {
    /** A filled area of rings, even-odd; the outline is optional ("" for none). */
    record Area(double[][] x, double[][] y, String fill, double opacity) implements MapMark {}

    /** A line through points. */
    record Line(double[] x, double[] y, String stroke, double width, boolean dashed) implements MapMark {}

    /** A disc. */
    record Dot(double x, double y, double radius, String fill, String stroke, double width) implements MapMark {}

    /**
     * Text with a white edge.
     *
     * @param anchor -1 begins at the point, 0 is centred on it, 1 ends there
     * @param turnedDeg clockwise around the point
     * @param halo width of the white edge, 0 for none
     */
    record Label(
            double x,
            double y,
            String text,
            double size,
            boolean bold,
            String color,
            int anchor,
            double turnedDeg,
            double halo)
            implements MapMark {}
}
