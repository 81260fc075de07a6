package org.headroom.physics.basis;

import java.util.List;

/**
 * What a model is, in a form that feeds {@code --help}, the docs, the report and the desktop alike.
 *
 * @param name the name on the command line, as in {@code moist-air}
 * @param title one line for people
 * @param equation the governing equation in plain text
 * @param source author, year and equation or table number
 */
public record ModelCard(String name, String title, List<Column> in, List<Column> out, String equation, String source) {
    public ModelCard {
        in = List.copyOf(in);
        out = List.copyOf(out);
    }
}
