package org.headroom.app.desktop.network;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.headroom.app.desktop.base.Background;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.NetworkMoment;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantSeries;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.headroom.app.tasks.StrandedHeadroom;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/** The network at the scrubber's moment: one solution at a time, the latest moment next; what takes longer runs behind. */
public final class NetworkViewModel {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable NetworkMoment> network = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ObservableList<OutageRow> outages = FXCollections.observableArrayList();
    private final ObservableList<StrandedHeadroom.Row> stranded = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable PlantSeries> series = new ReadOnlyObjectWrapper<>();
    private @Nullable PlantModel plant;
    private Map<String, String> changes = new TreeMap<>();
    private Map<String, String> asked = new TreeMap<>();
    private @Nullable NetworkMoment outagesOf;
    private @Nullable String strandedOf;
    private Background.@Nullable Work work;
    private boolean solving;
    private boolean open;

    public NetworkViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.outcome().subscribe(_ -> follow());
        workspace.time().momentS.subscribe(_ -> solve());
    }

    /** The solved network; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable NetworkMoment> network() {
        return network.getReadOnlyProperty();
    }

    /** Why there is no network, in one line; empty if there is one. */
    public ReadOnlyStringProperty missing() {
        return missing.getReadOnlyProperty();
    }

    /** The id of the bus or branch that is looked at. */
    public ObjectProperty<@Nullable String> selected() {
        return selected;
    }

    /** The loss of each branch, of the network that {@link #outagesAreOld()} says. */
    public ObservableList<OutageRow> outages() {
        return outages;
    }

    public ObservableList<StrandedHeadroom.Row> stranded() {
        return stranded;
    }

    public ReadOnlyObjectProperty<@Nullable PlantSeries> series() {
        return series.getReadOnlyProperty();
    }

    /** The plant that the network is part of; null until there is an answer. */
    @Nullable
    PlantModel plant() {
        return plant;
    }

    public TimeWindow time() {
        return workspace.time();
    }

    public boolean outagesAreOld() {
        return outagesOf != network.get();
    }

    /** Whether the network of the moment is solved and nothing else is waited for. */
    boolean ready() {
        return series.get() != null && !solving;
    }

    void opened() {
        open = true;
        follow();
    }

    void closed() {
        open = false;
    }

    private void follow() {
        WhatIfOutcome outcome = workspace.outcome().get();
        if (!open || outcome == null) {
            return;
        }
        asked = outcome.question().changes();
        series.set(PlantSeries.of(workspace.scenarios().get().current().name(), outcome));
        solve();
    }

    /** Solves beside the window; whatever has changed by then is solved next. */
    private void solve() {
        PlantSeries values = series.get();
        if (!open || values == null || solving) {
            return;
        }
        PlantModel known = asked.equals(changes) ? plant : null;
        Map<String, String> wanted = asked;
        double atS = workspace.time().momentS.get();
        solving = true;
        workspace
                .background()
                .start(
                        Texts.text("network.solving"),
                        _ -> {
                            PlantModel of = known != null
                                    ? known
                                    : PlantModel.of(workspace.request().plan().site(), wanted, values.startS());
                            return new Solved(of, NetworkMoment.of(of, values, atS));
                        },
                        found -> solved(found, wanted, values, atS),
                        problem -> {
                            solving = false;
                            missing.set(problem);
                        });
    }

    private record Solved(PlantModel plant, Optional<NetworkMoment> network) {}

    private void solved(Solved found, Map<String, String> wanted, PlantSeries values, double atS) {
        solving = false;
        plant = found.plant();
        changes = wanted;
        network.set(found.network().orElse(null));
        missing.set(found.network().isPresent() ? "" : Texts.text("network.none"));
        boolean moved =
                values.stepAt(atS) != values.stepAt(workspace.time().momentS.get());
        if (moved || !wanted.equals(asked) || !values.equals(series.get())) {
            solve();
        }
    }

    /** Takes each branch out in turn, with progress and a way to stop. */
    public void findOutages() {
        NetworkMoment of = network.get();
        if (of == null || of == outagesOf) {
            return;
        }
        if (work != null) {
            work.cancel();
        }
        outagesOf = of;
        work = workspace
                .background()
                .start(
                        Texts.text("network.outages.finding"),
                        of::outages,
                        rows -> {
                            if (of == outagesOf) {
                                outages.setAll(rows);
                            }
                        },
                        problem -> {
                            if (of == outagesOf) {
                                outagesOf = null;
                            }
                            if (!problem.isEmpty()) {
                                workspace.tell(problem);
                            }
                        });
    }

    /** Looks for headroom by hall and array in the hour of the moment, and by feeder at the moment. */
    public void findStranded() {
        NetworkMoment of = network.get();
        PlantSeries values = series.get();
        if (values == null) {
            return;
        }
        String at = LOCAL.format(
                Instant.ofEpochSecond((long) workspace.time().momentS.get())
                        .atZone(values.zone())
                        .withMinute(0));
        String question = at + changes;
        if (question.equals(strandedOf)) {
            return;
        }
        strandedOf = question;
        Map<String, String> looked = changes;
        double momentS = workspace.time().momentS.get();
        double leftMw = leftAtMeter(values, momentS);
        workspace
                .background()
                .start(
                        Texts.text("network.stranded.finding"),
                        progress -> {
                            List<StrandedHeadroom.Row> rows = new ArrayList<>(StrandedHeadroom.places(
                                    workspace.request().plan().site(),
                                    looked,
                                    workspace.request().plan().weather(),
                                    at,
                                    progress));
                            if (of != null) {
                                rows.addAll(StrandedHeadroom.feeders(of, leftMw));
                            }
                            return rows;
                        },
                        rows -> {
                            if (question.equals(strandedOf)) {
                                stranded.setAll(rows);
                            }
                        },
                        problem -> {
                            strandedOf = null;
                            if (!problem.isEmpty()) {
                                workspace.tell(problem);
                            }
                        });
    }

    private double leftAtMeter(PlantSeries values, double atS) {
        WhatIfOutcome outcome = Objects.requireNonNull(workspace.outcome().get());
        double allowed = outcome.band("site_power_mw").allowed()[outcome.stepAt(atS)];
        return allowed - values.at(Measures.SITE_POWER_MW, atS);
    }
}
