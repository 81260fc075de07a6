package org.headroom.app.report;

import java.util.List;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A plant at one moment, ready to be drawn: what stands where is the drawing's business, which values stand at it is
 * the table's that fills this.
 *
 * @param mode where the heat goes: {@code wet}, {@code dry} or {@code hybrid}
 * @param lines load case, weather and time, below the title
 * @param nodes machines and pipes by id
 * @param balance lines that hold what comes in against what goes out
 */
public record PlantPicture(
        String title, String mode, List<String> lines, List<Hall> halls, List<Node> nodes, List<String> balance) {
    public PlantPicture {
        lines = List.copyOf(lines);
        halls = List.copyOf(halls);
        nodes = List.copyOf(nodes);
        balance = List.copyOf(balance);
    }

    /** A data hall as a tile. */
    public record Hall(String name, int racks, int gpus, String kind) {}

    /**
     * A machine or a pipe with its values.
     *
     * @param active false draws it grey
     */
    public record Node(String id, String title, boolean active, List<Reading> readings) {
        public Node {
            readings = List.copyOf(readings);
        }
    }

    /**
     * One value.
     *
     * @param measure the id of the measure that it is, or null where it follows from several or is a design figure
     * @param value in {@code unit}; NaN where {@code text} says it all
     * @param text as it is drawn
     * @param over whether it is past a limit of the site
     */
    public record Reading(String label, @Nullable String measure, double value, Unit unit, String text, boolean over) {}

    /** The node of an id, or null where the site has none. */
    @Nullable
    Node node(String id) {
        return nodes.stream().filter(n -> n.id().equals(id)).findFirst().orElse(null);
    }
}
