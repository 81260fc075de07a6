package org.headroom.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command as a process of its own, with the options that the launcher gave to this one.
 *
 * @param cpuS of all its threads from its start to its answer, as it says itself; not a number if it does not say
 * @param rssMb its largest resident set, MB, likewise
 */
record ChildRun(double wallS, double cpuS, double rssMb) {
    private static final String MAIN = "org.headroom.app.cli.Main";

    /** Runs to the end. A broken limit (exit 1) is an answer too. */
    static ChildRun of(Path folder, Path stdin, String heap, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-Xmx")) {
                command.add(option);
            }
        }
        command.add("-Xmx" + heap);
        if (isShort(arguments)) {
            command.add("-XX:TieredStopAtLevel=1"); // as the launcher does
        }
        command.add("-cp");
        command.add(ManagementFactory.getRuntimeMXBean().getClassPath());
        command.add(MAIN);
        command.addAll(List.of(arguments));
        Path stdout = folder.resolve("stdout");
        Path stderr = folder.resolve("stderr");
        try {
            long started = System.nanoTime();
            int code = new ProcessBuilder(command)
                    .redirectInput(stdin.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start()
                    .waitFor();
            double wallS = (System.nanoTime() - started) * 1e-9;
            if (code > 1) {
                throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code + ": "
                        + Files.readString(stderr).strip());
            }
            String answer = Files.readString(stdout);
            return new ChildRun(wallS, number(answer, "cpu_s"), number(answer, "peak_rss_mb"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A model, or a day at 15 s: the optimizing compiler would cost more than it gives. */
    private static boolean isShort(String... arguments) {
        List<String> words = List.of(arguments);
        int days = words.indexOf("--days");
        boolean oneDay = days < 0 || words.get(days + 1).equals("1");
        return words.getFirst().equals("model") || oneDay && !words.contains("--step");
    }

    private static double number(String json, String key) {
        Matcher m = Pattern.compile("\"" + key + "\"\\s*:\\s*([0-9.eE+-]+)").matcher(json);
        return m.find() ? Double.parseDouble(m.group(1)) : Double.NaN;
    }
}
