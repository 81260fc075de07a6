package org.headroom.app.desktop.water;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.headroom.app.desktop.base.Background;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.AquiferMap;
import org.headroom.app.tasks.AquiferRequest;
import org.headroom.app.tasks.DrawdownGrid;
import org.headroom.app.tasks.Progress;
import org.headroom.app.tasks.WaterFacts;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What the water view shows: the days of the answer, the site's facts, and drawdown around the wells, which is computed in
 * the background whenever the draw that is asked for changes.
 */
final class WaterViewModel {
    static final String CENTRAL = "central";

    /** Points a side of the map, and of a course through time. */
    private static final int POINTS = 121;

    private static final int COURSE_POINTS = 80;

    /** A mains draw that differs by less is the same, gal/d. */
    private static final double SAME_GAL_PER_DAY = 500;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable WaterDays> days = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable WaterFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DrawdownGrid> map = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<DrawdownGrid.@Nullable Course> course = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper mapNews = new ReadOnlyStringWrapper("");
    private final BooleanProperty announced = new SimpleBooleanProperty();
    private final StringProperty caseName = new SimpleStringProperty(CENTRAL);
    private final StringProperty limit = new SimpleStringProperty(WaterDays.MAINS);
    private @Nullable SortedMap<String, String> factsOf;
    private @Nullable MapQuestion asked;
    private @Nullable AquiferMap computed;
    private Background.@Nullable Work mapWork;
    private double pointEastM = Double.NaN;
    private double pointNorthM = Double.NaN;
    private boolean mapWanted;

    /** @param galPerDay not a number for the announced draw */
    private record MapQuestion(SortedMap<String, String> changes, double galPerDay, String caseName) {
        boolean like(@Nullable MapQuestion o) {
            return o != null
                    && o.changes.equals(changes)
                    && o.caseName.equals(caseName)
                    && (Double.isNaN(galPerDay)
                            ? Double.isNaN(o.galPerDay)
                            : Math.abs(o.galPerDay - galPerDay) < SAME_GAL_PER_DAY);
        }
    }

    private record MapAnswer(AquiferMap map, DrawdownGrid grid) {}

    WaterViewModel(Workspace workspace) {
        this.workspace = workspace;
        announced.subscribe(this::mapIfWanted);
        caseName.subscribe(this::mapIfWanted);
    }

    /** Takes an answer and follows up with what hangs on it. */
    void take(@Nullable WhatIfOutcome answer) {
        if (answer == null) {
            return;
        }
        days.set(new WaterDays(answer));
        SortedMap<String, String> changes = answer.question().changes();
        if (!changes.equals(factsOf)) {
            factsOf = changes;
            workspace
                    .background()
                    .start(
                            Texts.text("water.work.facts"),
                            _ -> WaterFacts.of(workspace.request().plan().site(), changes, answer.startS()),
                            facts::set,
                            why -> tell(why));
        }
        if (!answer.question().quick()) {
            mapIfWanted();
        }
    }

    private void tell(String why) {
        if (!why.isEmpty()) {
            workspace.tell(why);
        }
    }

    ReadOnlyObjectProperty<@Nullable WaterDays> days() {
        return days.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable WaterFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** Drawdown on a grid; null before the first is asked for, or where the site has no aquifer. */
    ReadOnlyObjectProperty<@Nullable DrawdownGrid> map() {
        return map.getReadOnlyProperty();
    }

    /** Drawdown through time at the point that was chosen. */
    ReadOnlyObjectProperty<DrawdownGrid.@Nullable Course> course() {
        return course.getReadOnlyProperty();
    }

    /** What there is to say of the map: that it is computed, or why there is none; empty if it stands. */
    ReadOnlyStringProperty mapNews() {
        return mapNews.getReadOnlyProperty();
    }

    /** Whether the map is of the draw that the site announced, rather than of this scenario's mean. */
    BooleanProperty announced() {
        return announced;
    }

    StringProperty caseName() {
        return caseName;
    }

    /** Which limit the calendar shows: {@link WaterDays#MAINS} or {@link WaterDays#SEWER}. */
    StringProperty limit() {
        return limit;
    }

    /** Has the recycled-water plant run from the day before the window: one step to undo. */
    void bringRecycled() {
        WaterDays of = days.get();
        if (of != null) {
            String day = of.days().getFirst().date().minusDays(1).toString();
            workspace.set(Texts.text("water.recycled.bring.action"), "water.recycled.available_from", day, "");
        }
    }

    /** The map is in sight, or no longer. */
    void wantMap(boolean wanted) {
        mapWanted = wanted;
        mapIfWanted();
    }

    private void mapIfWanted() {
        WaterDays of = days.get();
        if (!mapWanted || of == null) {
            return;
        }
        double meanGal = of.mean(Measures.POTABLE_GAL_PER_DAY, 0, of.answer().count());
        MapQuestion question = new MapQuestion(
                new TreeMap<>(of.answer().question().changes()),
                announced.get() ? Double.NaN : meanGal,
                caseName.get());
        if (question.like(asked)) {
            return;
        }
        asked = question;
        Background.Work before = mapWork;
        if (before != null) {
            before.cancel();
        }
        mapNews.set(Texts.text("water.map.computing"));
        mapWork = workspace
                .background()
                .start(
                        Texts.text("water.work.map"),
                        progress -> compute(question, progress),
                        answer -> {
                            if (question == asked) {
                                computed = answer.map();
                                mapNews.set("");
                                map.set(answer.grid());
                                follow();
                            }
                        },
                        why -> {
                            if (question == asked) {
                                computed = null;
                                map.set(null);
                                course.set(null);
                                mapNews.set(why);
                            }
                        });
    }

    private MapAnswer compute(MapQuestion question, Progress progress) {
        progress.goOn(0.1);
        Map<String, String> changes = question.changes();
        Double draw = Double.isNaN(question.galPerDay()) ? null : (Double) question.galPerDay();
        AquiferRequest request = AquiferRequest.of(workspace.request().plan().site(), changes, draw);
        AquiferMap computedMap = new AquiferMap(request, question.caseName(), POINTS, null, false);
        progress.goOn(0.9);
        return new MapAnswer(computedMap, computedMap.grid());
    }

    /** Chooses a point of the map, m east and north of the site. */
    void point(double eastM, double northM) {
        pointEastM = eastM;
        pointNorthM = northM;
        follow();
    }

    private void follow() {
        AquiferMap of = computed;
        DrawdownGrid grid = map.get();
        if (of == null || grid == null) {
            return;
        }
        if (Double.isNaN(pointEastM)) {
            DrawdownGrid.Place first = grid.places().getFirst();
            pointEastM = first.eastM();
            pointNorthM = first.northM();
        }
        double eastM = pointEastM;
        double northM = pointNorthM;
        workspace
                .background()
                .start(
                        Texts.text("water.work.course"),
                        _ -> of.course(eastM, northM, COURSE_POINTS),
                        answer -> {
                            if (eastM == pointEastM && northM == pointNorthM) {
                                course.set(answer);
                            }
                        },
                        this::tell);
    }
}
