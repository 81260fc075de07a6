package org.headroom.app.tasks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.headroom.data.quantity.InputError;

/**
 * A file that somebody hands over without saying what it is, told by its beginning and, where that is silent, by its
 * name. Whether it is right is for its reader to say.
 */
public record InputFile(Path path, Kind kind) {
    /** What the files are that a window can open. */
    public enum Kind {
        SITE,
        WEATHER,
        JOBS,
        SCENARIOS
    }

    private static final String KINDS = "a site (YAML), weather (EPW or CSV), jobs (CSV, YAML, a log of Slurm, SWF) "
            + "or scenarios (.scenarios.json)";
    private static final int BEGINNING = 64 * 1024;
    private static final Pattern SITE = Pattern.compile("(?m)^(extends|schema):|\"(extends|schema)\"\\s*:");
    private static final Pattern JOBS = Pattern.compile("(?m)^jobs:|^\\s*\\{\\s*\"jobs\"\\s*:|\"jobs\"\\s*:\\s*\\[");

    /**
     * Looks at a file.
     *
     * @throws InputError if it is none of the kinds
     */
    public static InputFile of(Path path) {
        if (Files.isDirectory(path)) {
            throw new InputError(path.toString(), "", "a folder", KINDS);
        }
        return new InputFile(path, kind(path, beginning(path)));
    }

    private static Kind kind(Path path, String text) {
        String first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        if (text.contains("\"headroom.scenarios/")) {
            return Kind.SCENARIOS;
        }
        if (first.startsWith("LOCATION,") || first.startsWith("time,") || first.contains("drybulb_c")) {
            return Kind.WEATHER;
        }
        if (JOBS.matcher(text).find()) {
            return Kind.JOBS;
        }
        if (SITE.matcher(text).find()) {
            return Kind.SITE;
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".epw")) {
            return Kind.WEATHER;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return Kind.SITE;
        }
        if (name.endsWith(".scenarios.json")) {
            return Kind.SCENARIOS;
        }
        boolean rows = first.startsWith(";") || first.contains(",") || first.contains("|");
        if (rows || name.endsWith(".swf") || name.endsWith(".csv")) {
            return Kind.JOBS;
        }
        String shown = first.length() > 60 ? first.substring(0, 60) + "..." : first;
        throw new InputError(path.toString(), "", first.isEmpty() ? "an empty file" : "'" + shown + "'", KINDS);
    }

    private static String beginning(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            if (text.indexOf('\0') >= 0) {
                throw new InputError(path.toString(), "", "a file that holds no text", KINDS);
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            InputError error = new InputError(
                    path.toString(), "", "a file that cannot be read (" + e.getMessage() + ")", "a file that can");
            error.initCause(e);
            throw error;
        }
    }

    /** The inputs with this file in the place of the one that it replaces. */
    public DesktopInputs in(DesktopInputs inputs) {
        return switch (kind) {
            case SITE -> inputs.withSite(path.toString());
            case WEATHER -> inputs.withWeather(path);
            case JOBS -> inputs.withJobs(path);
            case SCENARIOS -> inputs;
        };
    }
}
