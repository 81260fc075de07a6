package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.ledger.PlaceHeadroom;
import org.headroom.app.tasks.PlaceFigures;
import org.headroom.app.tasks.SiteHeadroom;
import org.headroom.data.quantity.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom site headroom}. */
@Command(
        name = "headroom",
        mixinStandardHelpOptions = true,
        description =
                "Headroom by hall, array or CDU in one settled hour (15:00 on an average July day): what binds, what is stranded where.",
        footer = {"", "Example: ./headroom site headroom --full-load rated --by hall --csv > headroom.csv"})
final class SiteHeadroomCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private PlantOptions plant = new PlantOptions();

    @Option(
            names = "--by",
            paramLabel = "hall|array|cdu",
            defaultValue = "hall",
            description = "One row for each of these (default: ${DEFAULT-VALUE}).")
    private SiteHeadroom.By by = SiteHeadroom.By.HALL;

    @Option(names = "--csv", description = "Print one row a place with every service's capacity, used and stranded.")
    private boolean csv;

    /** A service that this place does not have. */
    private static final PlaceHeadroom.Share UNKNOWN =
            new PlaceHeadroom.Share(Unit.ONE, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    @Override
    public Integer call() {
        if (csv && plant.json) {
            throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other");
        }
        SiteHeadroom headroom = new SiteHeadroom(plant.site(), plant.weather, plant.load, plant.at, by);
        PrintWriter out = spec.commandLine().getOut();
        if (plant.json) {
            JsonOut.print(headroom.json(), System.out);
        } else if (csv) {
            csv(headroom, out);
        } else {
            table(headroom, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void csv(SiteHeadroom headroom, PrintWriter out) {
        List<PlaceFigures> places = headroom.places();
        List<String> services = new ArrayList<>(places.getFirst().shares().keySet());
        StringBuilder head =
                new StringBuilder(String.join(",", places.getFirst().columns().keySet()));
        services.forEach(id -> {
            String unit = share(places.getFirst(), id).unit().suffix();
            for (String figure : List.of("capacity", "used", "stranded")) {
                head.append(',')
                        .append(id)
                        .append('_')
                        .append(figure)
                        .append('_')
                        .append(unit);
            }
        });
        out.println(head);
        for (PlaceFigures place : places) {
            List<String> cells = new ArrayList<>();
            place.columns().values().forEach(value -> cells.add(cell(value)));
            for (String id : services) {
                PlaceHeadroom.Share share = share(place, id);
                cells.add(cell(share.capacity()));
                cells.add(cell(share.used()));
                cells.add(cell(share.stranded()));
            }
            out.println(String.join(",", cells));
        }
    }

    private static PlaceHeadroom.Share share(PlaceFigures place, String id) {
        PlaceHeadroom.Share share = place.shares().get(id);
        return share == null ? UNKNOWN : share;
    }

    /** Unknown is empty; a text with a comma or quote is quoted. */
    private static String cell(Object value) {
        String text = value instanceof Double d && !Double.isFinite(d) ? "" : value.toString();
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void table(SiteHeadroom headroom, PrintWriter out) {
        headroom.heading().forEach(out::println);
        out.println();
        List<String> services =
                new ArrayList<>(headroom.places().getFirst().shares().keySet());
        List<String> heads = new ArrayList<>(List.of(
                "place", "racks", "GPUs", "IT kW", "GPU max °C", "margin K", "binds", "headroom kW", "servers"));
        services.forEach(id -> heads.add(id.replace('_', ' ') + " "
                + share(headroom.places().getFirst(), id).unit().label()));
        TextTable table = new TextTable(heads.toArray(String[]::new));
        for (PlaceFigures place : headroom.places()) {
            List<String> cells = new ArrayList<>(head(place));
            services.forEach(id -> cells.add(TextTable.number(share(place, id).stranded())));
            table.row(cells.toArray(String[]::new));
        }
        out.println("Columns from the tenth on: what is stranded of that service, free but not usable.");
        table.print(out);
        out.println();
        site(headroom.site(), out);
    }

    private static List<String> head(PlaceFigures p) {
        return List.of(
                p.name(),
                TextTable.number(p.racks()),
                TextTable.number(p.gpus()),
                TextTable.number(p.itPowerKw()),
                TextTable.number(p.gpuMaxC()),
                TextTable.number(p.gpuMarginK()),
                p.place().binding(),
                TextTable.number(p.headroomKw()),
                TextTable.number(p.headroomServers()));
    }

    private static void site(PlaceFigures site, PrintWriter out) {
        TextTable table = new TextTable("whole site", "unit", "capacity", "used", "free", "over", "usable", "stranded");
        for (Map.Entry<String, PlaceHeadroom.Share> entry : site.shares().entrySet()) {
            PlaceHeadroom.Share s = entry.getValue();
            table.row(
                    entry.getKey().replace('_', ' '),
                    s.unit().label(),
                    TextTable.number(s.capacity()),
                    TextTable.number(s.used()),
                    TextTable.number(s.free()),
                    TextTable.number(s.over()),
                    TextTable.number(s.usable()),
                    TextTable.number(s.stranded()));
        }
        table.print(out);
        out.println();
        String binding = site.place().binding().replace('_', ' ');
        if (site.headroomKw() < 0) {
            out.println("The site is over: servers draw " + TextTable.number(-site.headroomKw()) + " kW more than "
                    + binding + " allows.");
        } else {
            out.println("The site's headroom is " + TextTable.number(site.headroomKw())
                    + " kW of server power, bound by " + binding + ": "
                    + TextTable.number(site.headroomServers()) + " more servers like these ("
                    + TextTable.number(site.headroomServers() * site.gpusPerServer()) + " GPUs), "
                    + TextTable.number(site.installable()) + " of them in slots that stand empty.");
        }
    }
}
