package org.headroom.app.desktop.synoptic;

import javafx.scene.paint.Color;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.tasks.PlantModel.Medium;

/** One colour for everything that flows. */
final class Media {
    private Media() {}

    static Color colour(Palette p, Medium medium) {
        return switch (medium) {
            case ELECTRICITY -> p.lines[2];
            case WARM_LOOP -> p.lines[1];
            case CHILLED_LOOP -> p.lines[0].deriveColor(-12, 0.55, 1.2, 1);
            case TOWER_WATER -> p.lines[3];
            case MAKEUP -> p.lines[0];
            case WASTE -> p.lines[1].deriveColor(8, 0.6, 0.62, 1);
            case AIR -> p.muted;
        };
    }

    /** How much is left: the palette's three colours; each comes with a shape of its own. */
    static Color headroom(Palette p, double share) {
        return share < 0 ? p.over : share < org.headroom.app.tasks.PlantState.SCARCE ? p.scarce : p.ample;
    }
}
