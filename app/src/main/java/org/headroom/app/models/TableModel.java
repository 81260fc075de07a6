package org.headroom.app.models;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.headroom.physics.basis.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * A model that {@code headroom model NAME} can run on a table.
 *
 * @param card inputs, outputs, equation and source
 * @param textColumns inputs that hold a word, not a number
 * @param optionalColumns inputs that a table may leave out
 * @param designKeys keys of a {@code --design} file; empty when the model takes none
 * @param defaultDesign what is used without {@code --design}, in words; empty when the model takes none
 * @param build makes the model from a design, or from the default when given null
 */
public record TableModel(
        ModelCard card,
        Set<String> textColumns,
        Set<String> optionalColumns,
        List<DesignKey> designKeys,
        String defaultDesign,
        Function<@Nullable DesignValues, RowModel> build) {

    public TableModel {
        textColumns = Set.copyOf(textColumns);
        optionalColumns = Set.copyOf(optionalColumns);
        designKeys = List.copyOf(designKeys);
    }

    /** A model of numbers alone, without a design. */
    static TableModel of(ModelCard card, RowModel model) {
        return new TableModel(card, Set.of(), Set.of(), List.of(), "", _ -> model);
    }
}
