package org.headroom.app.desktop.schedule;

import java.util.List;
import javafx.scene.paint.Color;
import org.headroom.app.desktop.base.Palette;

/** Colours of kinds of work, the same as in the other charts of jobs. */
final class Kinds {
    static final List<String> ALL =
            List.of("pretrain", "finetune", "reinforcement", "evaluation", "inference", "other");

    private Kinds() {}

    static Color colour(Palette colours, String work) {
        int kind = Math.max(0, ALL.indexOf(work));
        return kind < colours.lines.length ? colours.lines[kind] : kind == 4 ? colours.ample : colours.muted;
    }
}
