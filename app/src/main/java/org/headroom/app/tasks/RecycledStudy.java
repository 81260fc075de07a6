package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a site's water when something happens to the recycled-water plant: what it can still draw, how long its
 * stored water lasts, what must come from the mains, and when all is as before.
 *
 * <p>Each case is the twin over the same days under the same full load; the event begins at noon of the first day.
 */
public final class RecycledStudy {
    private static final long STEP_S = 300;
    private static final long NOON_S = 12 * 3600L;
    private static final long DAY_S = 86_400;
    private static final long AFTER_S = DAY_S;

    private final Request request;

    /**
     * What to study.
     *
     * @param from first day; null for the site's
     * @param forS how long an event lasts
     * @param cases ids; empty for all
     */
    public record Request(
            SiteInput site,
            @Nullable Path weather,
            SimulateRequest.FullLoadKind load,
            @Nullable LocalDate from,
            long forS,
            List<String> cases) {
        /** @throws InputError if the length is out of range */
        public Request {
            cases = List.copyOf(cases);
            if (forS < STEP_S || forS > 30 * DAY_S) {
                throw new InputError("--for", "", forS + " s", STEP_S + " s to 30 days");
            }
        }
    }

    public RecycledStudy(Request request) {
        this.request = request;
    }

    /** Runs every case; stops early with {@link Operation.InterruptedRun} if the progress says so. */
    public RecycledOutcome run(Progress progress) {
        SiteTree tree = request.site().tree();
        Site first = tree.bind(tree.planningFrom());
        LocalDate from = request.from() == null ? first.planningFrom() : request.from();
        long startS = from.atStartOfDay(first.zone()).toEpochSecond();
        Site site = tree.bind(Instant.ofEpochSecond(startS));
        long eventS = startS + NOON_S;
        long endS = eventS + request.forS();
        int days = Math.toIntExact(Math.ceilDiv(endS + AFTER_S - startS, DAY_S));
        long lastS = from.plusDays(days).atStartOfDay(site.zone()).toEpochSecond();
        Weather weather = Inputs.weather(request.weather(), site)
                .on(startS, lastS, Inputs.overlays(request.weather(), request.site(), site));
        TimeGrid grid = new TimeGrid(startS, STEP_S, Math.toIntExact(Math.ceilDiv(lastS - startS, STEP_S)));
        List<RecycledScenario> cases = RecycledScenario.of(site, request.cases());
        List<RecycledOutcome.Case> results = new ArrayList<>();
        for (RecycledScenario scenario : cases) {
            int done = results.size();
            SiteTree changed =
                    scenario.in(request.site(), site, startS, eventS, endS).tree();
            Site there = changed.bind(Instant.ofEpochSecond(startS));
            RecycledRun seen = new RecycledRun(eventS, endS);
            FullLoad load = new FullLoad(Sites.fleet(there), s -> Simulate.serverW(request.load(), s.server()));
            Ledger ledger = new Operation(there, weather, load)
                    .run(grid, lastS, seen::see, part -> progress.goOn((done + part) / cases.size()));
            seen.finish();
            results.add(new RecycledOutcome.Case(scenario, seen, ledger.violations()));
        }
        return new RecycledOutcome(site, request.load(), weather.name(), startS, eventS, request.forS(), results);
    }
}
