package org.headroom.app.tasks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;

/** Where a desktop keeps what is being edited, and under which name: beside the store of runs, one name for each set of inputs. */
public final class SessionFolder {
    private SessionFolder() {}

    /** @param database the store of runs, or null for the user's own */
    public static Path of(@Nullable Path database) {
        Path store = database == null ? RunStore.defaultFile() : database;
        return store.toAbsolutePath().resolveSibling("desktop");
    }

    /** What a window was opened with, by name; what was left to the site is left out. */
    public static SortedMap<String, String> inputs(PlanRequest plan) {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("site", plan.site().tree().file());
        put(inputs, "weather", plan.weather());
        put(inputs, "jobs", plan.jobs());
        put(inputs, "jobs_scale", plan.jobsScale());
        put(inputs, "from", plan.from());
        put(inputs, "days", plan.days());
        if (!plan.site().changed().isEmpty()) {
            inputs.put("set", String.join(", ", plan.site().changed()));
        }
        return inputs;
    }

    /** A name for these inputs: letters, digits and dashes. */
    public static String name(PlanRequest plan) {
        SortedMap<String, String> all = inputs(plan);
        absolute(all, "site", plan.site().tree().file().contains("/") ? Path.of(all.get("site")) : null);
        absolute(all, "weather", plan.weather());
        absolute(all, "jobs", plan.jobs());
        for (String path : plan.site().changed()) {
            all.put("set " + path, plan.site().tree().leaf(path).stages().toString());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            String site = plan.site().tree().id().replaceAll("[^A-Za-z0-9-]", "-");
            return site + "-" + HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void absolute(SortedMap<String, String> inputs, String name, @Nullable Path file) {
        if (file != null) {
            inputs.put(name, file.toAbsolutePath().normalize().toString());
        }
    }

    private static void put(SortedMap<String, String> inputs, String name, @Nullable Object value) {
        if (value != null) {
            inputs.put(name, value.toString());
        }
    }
}
