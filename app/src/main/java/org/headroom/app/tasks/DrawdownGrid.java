package org.headroom.app.tasks;

import java.util.List;

/**
 * Drawdown around a well field, m, on a grid, for whoever draws it. Places in m east and north of the site.
 *
 * @param field name of the well field
 * @param draw the mains draw in words
 * @param inputs transmissivity and the like, in words
 * @param caseName {@code central} or a bound's
 * @param afterDays how long the draw has gone on
 * @param drawdownM row after row from the south: of (column, row) at {@code row * xM.length + column}
 * @param levelsM round values that are worth a line, ascending
 * @param limitM what a place may be lowered by; infinite without a limit
 * @param cases what may be asked for in place of this case
 */
public record DrawdownGrid(
        String field,
        String draw,
        String inputs,
        String caseName,
        double afterDays,
        double[] xM,
        double[] yM,
        double[] drawdownM,
        double[] levelsM,
        List<Well> wells,
        List<Place> places,
        List<Edge> edges,
        double limitM,
        List<Case> cases) {

    /** A case that can be asked for: {@code central}, or a bound with its label. */
    public record Case(String name, String label) {}

    /** A well of the field and its own drawdown at the screen, m. */
    public record Well(String name, double eastM, double northM, double drawdownM) {}

    /**
     * A place at which drawdown is told.
     *
     * @param site whether it is the site itself
     */
    public record Place(String label, double eastM, double northM, double drawdownM, boolean site) {}

    /**
     * A straight edge of the aquifer.
     *
     * @param closed whether nothing flows across it; else its head stays, as along a river
     */
    public record Edge(double east1M, double north1M, double east2M, double north2M, boolean closed) {}

    /**
     * Drawdown at a point through time.
     *
     * @param days after the draw began, ascending
     */
    public record Course(double eastM, double northM, double[] days, double[] drawdownM) {}

    public DrawdownGrid {
        wells = List.copyOf(wells);
        places = List.copyOf(places);
        edges = List.copyOf(edges);
        cases = List.copyOf(cases);
    }

    public double widthM() {
        return xM[xM.length - 1] - xM[0];
    }
}
