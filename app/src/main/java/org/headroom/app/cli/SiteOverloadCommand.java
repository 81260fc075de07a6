package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.SiteOverload;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom site overload}. */
@Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description =
                "How long the main transformers may carry an overload from now (15:00 on an average July day), and what they may hold for how long: all in service, and one lost.",
        footer = {
            "",
            "Example: ./headroom site overload --at 2025-07-17T15:00 --preload-mva 150 --load-mva 165",
            "Limits: normal, planned beyond nameplate, long-time and short-time emergency of IEEE C57.91, or those of IEC 60076-7."
        })
final class SiteOverloadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private PlantOptions plant = new PlantOptions();

    @Option(
            names = "--ambient-c",
            paramLabel = "C",
            description = "Constant air at the radiators (default: the weather of the coming day).")
    private @Nullable Double ambientC;

    @Option(
            names = "--preload-mva",
            paramLabel = "MVA",
            description = "Load of all units together before (default: what the settled site draws).")
    private @Nullable Double preloadMva;

    @Option(
            names = "--load-mva",
            paramLabel = "MVA",
            description = "Try this load of all units together; may be repeated (default: 1 to 2 of the rating).")
    private List<Double> loadsMva = new ArrayList<>();

    @Option(
            names = "--fans-out",
            paramLabel = "N",
            defaultValue = "0",
            description = "Banks of fans that have failed on every unit (default: ${DEFAULT-VALUE}).")
    private int fansOut;

    @Option(
            names = "--limits",
            paramLabel = "ieee|iec",
            defaultValue = "ieee",
            description = "Whose limits (default: ${DEFAULT-VALUE}).")
    private SiteOverload.Standard standard = SiteOverload.Standard.IEEE;

    @Option(
            names = "--loss-of-life-h",
            paramLabel = "H",
            description = "Hours of normal life that one overload may cost (default: not limited).")
    private @Nullable Double lossOfLifeH;

    @Override
    public Integer call() {
        SiteOverload overload = new SiteOverload(new SiteOverload.Request(
                plant.site(),
                plant.weather,
                plant.load,
                plant.at,
                ambientC,
                preloadMva,
                loadsMva,
                fansOut,
                standard,
                lossOfLifeH));
        if (plant.json) {
            JsonOut.print(overload.json(), System.out);
            return ExitCode.OK;
        }
        PrintWriter out = spec.commandLine().getOut();
        overload.heading().forEach(out::println);
        for (SiteOverload.Case one : overload.cases()) {
            out.println();
            print(overload, one, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void print(SiteOverload overload, SiteOverload.Case c, PrintWriter out) {
        boolean all = c.unitsOut() == 0;
        SiteOverload.Start start = c.start();
        out.printf(
                Locale.ROOT,
                "%s: %d in service, %.1f MVA. Each comes from %.2f of its rating: top oil %.1f C, hot spot %.1f C, banks of fans on: %d.%n",
                all ? "All units" : "One unit lost",
                c.unitsInService(),
                c.ratingMva(),
                start.loadPu(),
                start.topOilC(),
                start.hotSpotC(),
                start.coolingStage());
        List<String> heads = new ArrayList<>(List.of("load lasts: MVA", "MW", "of rating"));
        heads.addAll(overload.limitNames());
        TextTable lasts = new TextTable(heads.toArray(String[]::new));
        for (SiteOverload.Lasting row : c.lasting()) {
            List<String> cells = new ArrayList<>(
                    List.of(number("%.1f", row.loadMva()), number("%.1f", row.loadMw()), number("%.2f", row.loadPu())));
            row.endings().forEach(e -> cells.add(time(e)));
            lasts.row(cells.toArray(String[]::new));
        }
        lasts.print(out);
        out.println();
        heads.subList(0, 3).clear();
        heads.addFirst("MVA held for");
        TextTable holds = new TextTable(heads.toArray(String[]::new));
        for (SiteOverload.Holding row : c.holding()) {
            List<String> cells = new ArrayList<>(List.of(duration(row.minutes())));
            row.held().forEach(h -> cells.add(number("%.1f", h.loadMva()) + ", " + word(h.ending())));
            holds.row(cells.toArray(String[]::new));
        }
        holds.print(out);
    }

    private static String time(SiteOverload.Ending e) {
        return switch (e.binding()) {
            case "nothing" -> "over 24 h";
            case "load" -> "not at all: load";
            default -> duration(e.minutes()) + ", " + word(e);
        };
    }

    /** Rounded down, as a promise is. */
    private static String duration(double minutes) {
        if (minutes < 10) {
            return number("%.1f min", Math.floor(minutes * 10) / 10);
        }
        long whole = (long) Math.floor(minutes);
        return whole < 60 ? whole + " min" : whole / 60 + " h" + (whole % 60 == 0 ? "" : " " + whole % 60 + " min");
    }

    private static String word(SiteOverload.Ending e) {
        return e.binding().replace('_', ' ');
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
