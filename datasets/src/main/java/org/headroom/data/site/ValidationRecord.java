package org.headroom.data.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.headroom.data.quantity.Unit;

/** How well the models agree with published cases, and where each of them ends; from the file that ships with Headroom. */
public final class ValidationRecord {
    private static final String FILE = "validation.yaml";

    private static final KeyedFile.Table TABLE = new KeyedFile.Table("""
            schema                          choice headroom.validation/1    # format of this file
            cases.*.page                    text                            # page of docs/models that has the table
            cases.*.model                   text                            # the model, as the command line calls it
            cases.*.what                    text                            # what was compared
            cases.*.against                 text                            # the published case
            cases.*.worst_percent           number? 0 1000                  # worst error
            cases.*.worst_k                 number? 0 1000                  # worst error
            cases.*.worst_l_per_kwh         number? 0 1000                  # worst error
            cases.*.below                   flag?                           # whether the error lies below the figure
            limits.*.model                  text                            # the model
            limits.*.words                  text                            # where it ends
            """);

    /**
     * A comparison.
     *
     * @param id as in {@code wet_bulb}
     * @param page of docs/models
     * @param worst worst error in {@code unit}
     * @param below whether it lies below that figure
     */
    public record Case(
            String id,
            String page,
            String model,
            String what,
            String against,
            double worst,
            Unit unit,
            boolean below) {}

    /** Where a model ends. */
    public record Limit(String model, String words) {}

    private static final List<String> ERRORS = List.of("worst_percent", "worst_k", "worst_l_per_kwh");

    private final List<Case> cases = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();

    private ValidationRecord(KeyedFile file) {
        for (String id : file.names("cases")) {
            String at = "cases." + id + ".";
            String error = ERRORS.stream()
                    .filter(key -> file.optional(at + key).isPresent())
                    .findFirst()
                    .orElseThrow(() -> file.error(at + ERRORS.getFirst(), "no error", String.join(" | ", ERRORS)));
            cases.add(new Case(
                    id,
                    file.text(at + "page"),
                    file.text(at + "model"),
                    file.text(at + "what"),
                    file.text(at + "against"),
                    file.raw(at + error),
                    Unit.ofKey(error),
                    "true".equals(file.textOrNull(at + "below"))));
        }
        for (String id : file.names("limits")) {
            String at = "limits." + id + ".";
            limits.add(new Limit(file.text(at + "model"), file.text(at + "words")));
        }
    }

    /** The one that ships with Headroom. */
    public static ValidationRecord embedded() {
        try (InputStream in = ValidationRecord.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return new ValidationRecord(KeyedFile.parse(TABLE, FILE, YamlReader.decode(FILE, in.readAllBytes())));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }

    /** In the order of the file. */
    public List<Case> cases() {
        return List.copyOf(cases);
    }

    /** In the order of the file. */
    public List<Limit> limits() {
        return List.copyOf(limits);
    }
}
