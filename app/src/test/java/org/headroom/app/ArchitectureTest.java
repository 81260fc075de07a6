package org.headroom.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of docs/architecture.md: what each room may see. Each rule says why. */
class ArchitectureTest {
    private static JavaClasses house;

    @BeforeAll
    static void importHouse() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.headroom");
    }

    /** What a room may see: packages with all below them, or one alone where its name ends in "=". */
    private record Room(String name, String because, String... maySee) {}

    private static final List<Room> ROOMS = List.of(
            new Room("physics.basis", "everything stands on it"),
            new Room("physics.air", "siblings are independent", "physics.basis"),
            new Room("physics.gpu", "siblings are independent", "physics.basis"),
            new Room("physics.cooling", "towers need moist air, nothing else sideways", "physics.basis", "physics.air"),
            new Room("physics.water", "make-up needs moist air, nothing else sideways", "physics.basis", "physics.air"),
            new Room("physics.wastewater", "siblings are independent", "physics.basis"),
            new Room("physics.wastewater.biology", "the sludge knows its plant only as a flowsheet", "physics.basis"),
            new Room("physics.aquifer", "siblings are independent", "physics.basis"),
            new Room("physics.plume", "siblings are independent", "physics.basis"),
            new Room("physics.noise", "siblings are independent", "physics.basis"),
            new Room("grid", "the grid side must be usable without the cooling side", "physics.basis"),
            new Room("data.quantity", "numbers with units know no domain", "physics.basis"),
            new Room("data.series", "series know measures and time only", "data.quantity"),
            new Room("data.site", "the site file binds to designs", "data.quantity", "physics", "grid"),
            new Room(
                    "data.emissions",
                    "an hourly file becomes an emission series",
                    "data.quantity",
                    "data.series",
                    "grid.supply"),
            new Room(
                    "data.network",
                    "readers of networks; a network file is the network part of a site's file",
                    "data.quantity",
                    "data.site",
                    "grid.network",
                    "physics.basis"),
            new Room(
                    "data.wastewater",
                    "a plant file binds to the plant's design; readers solve nothing",
                    "data.quantity",
                    "data.site",
                    "data.series",
                    "physics.basis",
                    "physics.wastewater"),
            new Room(
                    "data.telemetry",
                    "readers and writers of telemetry formats; they know no plant and no store",
                    "data.quantity",
                    "data.series",
                    "data.site",
                    "physics.basis"),
            new Room("data.weather", "readers never touch the store", "data.quantity", "data.series", "physics"),
            new Room("data.jobs", "readers never touch the store", "data.quantity", "data.series", "physics.basis"),
            new Room("data.store", "the store keeps what it is given", "data.quantity", "data.series"),
            new Room(
                    "app.load",
                    "load is jobs, how they spend their time on this site, and the GPU's power law",
                    "data.jobs",
                    "data.site",
                    "physics.gpu",
                    "physics.basis"),
            new Room(
                    "app.ledger",
                    "the ledger judges numbers against limits and knows no plant",
                    "physics.basis",
                    "data.quantity",
                    "data.series",
                    "grid.supply"),
            new Room(
                    "app.twin",
                    "one step couples everything, and nothing above it",
                    "app.load",
                    "app.ledger",
                    "physics",
                    "grid",
                    "data.site",
                    "data.wastewater",
                    "data.weather",
                    "data.series",
                    "data.quantity"),
            new Room(
                    "app.aquifer",
                    "wells answer a draw; they know no plant",
                    "data.site",
                    "data.quantity",
                    "physics.aquifer",
                    "physics.basis"),
            new Room(
                    "app.meters",
                    "a meter reads the twin",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "data.quantity",
                    "physics.basis"),
            new Room(
                    "app.telemetry",
                    "a simulated site for those who have none: it runs the twin and serves what meters read",
                    "app.meters",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "data",
                    "physics"),
            new Room(
                    "app.live",
                    "live follows the machine with the twin",
                    "app.meters",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "data",
                    "grid.storage",
                    "grid.supply",
                    "physics"),
            new Room(
                    "app.live.estimate",
                    "the estimator hears frames and runs twins; it knows no server, no store and no clock",
                    "app.live=",
                    "app.meters",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "data.site",
                    "data.quantity",
                    "data.weather",
                    "physics"),
            new Room(
                    "app.live.feed",
                    "the feed asks a server for frames",
                    "app.live=",
                    "app.meters",
                    "app.load",
                    "data.telemetry",
                    "data.site",
                    "data.quantity"),
            new Room(
                    "app.live.forecast",
                    "a forecast needs a state, jobs and weather, not where they come from",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "data.site",
                    "data.quantity",
                    "data.weather",
                    "data.jobs",
                    "grid.supply",
                    "physics"),
            new Room(
                    "app.live.watch",
                    "alarms judge what others found",
                    "app.live.forecast",
                    "app.meters",
                    "app.ledger",
                    "data.site",
                    "data.quantity",
                    "grid.storage",
                    "grid.supply"),
            new Room(
                    "app.live.serve",
                    "pages show what the loop knows",
                    "app.live.loop",
                    "app.live.estimate",
                    "app.live.forecast",
                    "app.live.watch",
                    "app.meters",
                    "app.ledger",
                    "data.telemetry",
                    "data.quantity",
                    "physics.basis"),
            new Room("app.models", "adapters of single models", "physics", "grid", "data.quantity"),
            new Room(
                    "app.planning",
                    "the planner asks the twin, never a file",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "data.jobs",
                    "data.weather",
                    "data.site",
                    "data.quantity",
                    "data.series",
                    "grid.storage",
                    "grid.supply",
                    "physics"),
            new Room(
                    "app.proof",
                    "proof takes the planner's problem by itself: no twin, no site, no store",
                    "app.planning",
                    "data.quantity"),
            new Room(
                    "app.curtail",
                    "a call of the utility changes a plan and asks the twin, never a file",
                    "app.planning",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "data.jobs",
                    "data.weather",
                    "data.site",
                    "grid.supply",
                    "grid.storage",
                    "physics"),
            new Room(
                    "app.report",
                    "a report shows what was computed and stored",
                    "app.ledger",
                    "app.load",
                    "data",
                    "grid.supply",
                    "physics.basis"),
            new Room(
                    "app.study",
                    "a study runs the twin over many sites",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "data",
                    "physics"),
            new Room(
                    "app.impact",
                    "what a site does to its neighbourhood: years of the twin, and sections of a report",
                    "app.report",
                    "app.twin",
                    "app.load",
                    "app.ledger",
                    "app.aquifer",
                    "data",
                    "physics",
                    "grid"),
            new Room("app.export", "exports write a schedule down", "app.ledger", "app.load", "data", "physics.basis"),
            new Room("app.bench", "the bench measures", "app", "data", "physics", "grid"),
            new Room("app.tasks", "a task may use every room below", "app", "data", "physics", "grid"),
            new Room("app.cli", "faces compute nothing", "app.tasks", "app.ledger", "data.quantity", "physics.basis"),
            new Room(
                    "app.desktop", "faces compute nothing", "app.tasks", "app.scenario", "app.ledger", "data.quantity"),
            new Room("app.scenario", "what differs from a site, by path; knows no site", "data.quantity"));

    @TestFactory
    Stream<DynamicTest> each_room_sees_only_what_its_arrow_allows() {
        return ROOMS.stream()
                .map(room -> DynamicTest.dynamicTest(room.name(), () -> {
                    List<String> allowed = new ArrayList<>();
                    allowed.add("org.headroom." + room.name() + "..");
                    Arrays.stream(room.maySee())
                            .forEach(p -> allowed.add("org.headroom." + (p.endsWith("=") ? p : p + "..")));
                    classes()
                            .that()
                            .resideInAPackage("org.headroom." + room.name() + "..")
                            .should()
                            .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                                    "are in " + allowed + " or no part of the house",
                                    c -> !c.getPackageName().startsWith("org.headroom")
                                            || allowed.stream().anyMatch(a -> inside(c.getPackageName(), a))))
                            .because(room.because())
                            .allowEmptyShould(true)
                            .check(house);
                }));
    }

    @Test
    void faces_do_not_see_each_other_and_tasks_see_no_face() {
        noClasses()
                .that()
                .resideInAPackage("org.headroom.app.tasks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.headroom.app.cli..", "org.headroom.app.desktop..")
                .because("both faces stand on tasks, never the other way round")
                .check(house);
    }

    /** Library package, the only room that may import it. */
    private static final List<String[]> LIBRARIES = List.of(
            new String[] {"picocli..", "app.cli"},
            new String[] {"javafx..", "app.desktop"},
            new String[] {"atlantafx..", "app.desktop"},
            new String[] {"org.kordamp..", "app.desktop"},
            new String[] {"org.optaplanner..", "app.planning"},
            new String[] {"com.google.ortools..", "app.proof"},
            new String[] {"biweekly..", "app.export"},
            new String[] {"com.openhtmltopdf..", "app.export"},
            new String[] {"freemarker..", "app.report"},
            new String[] {"org.jfree..", "app.report"},
            new String[] {"java.sql..", "data.store"},
            new String[] {"org.sqlite..", "data.store"},
            new String[] {"org.flywaydb..", "data.store"},
            new String[] {"me.tongfei..", "app.cli"});

    @TestFactory
    Stream<DynamicTest> each_library_has_one_room() {
        return LIBRARIES.stream()
                .map(pair -> DynamicTest.dynamicTest(
                        pair[0],
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackage("org.headroom." + pair[1] + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(pair[0])
                                .because("a library that stays in one room can be replaced")
                                .check(house)));
    }

    @Test
    void what_the_views_share_knows_no_view_and_no_view_knows_another() {
        String desktop = "org.headroom.app.desktop.";
        List<String> views = List.of(
                "overview", "synoptic", "whatif", "scenarios", "schedule", "live", "network", "water", "report");
        for (String room :
                Stream.concat(views.stream(), Stream.of("base", "chart")).toList()) {
            String[] others = views.stream()
                    .filter(v -> !v.equals(room))
                    .map(v -> desktop + v + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(desktop + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("a view can be rewritten without reading another; what two need lies in base or chart")
                    .check(house);
        }
        noClasses()
                .that()
                .resideInAPackage(desktop + "base..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(desktop + "chart..")
                .because("charts are drawn of what the workspace knows, never the other way round")
                .check(house);
    }

    @Test
    void nobody_prints_but_the_faces() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.headroom.app.cli..", "org.headroom.app.bench..")
                .should()
                .accessField(System.class, "out")
                .because("results go through a task's return value; stdout belongs to the command line")
                .check(house);
    }

    @Test
    void every_room_is_listed() {
        List<String> known = ROOMS.stream().map(r -> "org.headroom." + r.name()).toList();
        classes()
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.resideInAnyPackage(
                        known.stream().map(k -> k + "..").toArray(String[]::new)))
                .because("a new room needs its arrow in this list and in docs/architecture.md")
                .check(house);
    }

    private static boolean inside(String packageName, String pattern) {
        if (pattern.endsWith("=")) {
            return packageName.equals(pattern.substring(0, pattern.length() - 1));
        }
        String base = pattern.substring(0, pattern.length() - 2);
        return packageName.equals(base) || packageName.startsWith(base + ".");
    }
}
