package org.headroom.app.desktop.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.headroom.app.tasks.StrandedHeadroom;
import org.headroom.app.tasks.WhatIfOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NetworkViewTest {
    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("unchecked")
    void the_network_is_solved_at_the_moment_and_an_element_is_chosen_everywhere() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            window.open("network");
            WhatIfOutcome answer = window.fullAnswer();
            TableView<ElementRow> elements =
                    DesktopHarness.onFx(() -> (TableView<ElementRow>) window.find("element-table"));
            double atS = answer.startS() + 40 * 3600.0;
            DesktopHarness.onFx(() -> {
                window.workspace().time().momentS.set(atS);
                return atS;
            });
            double worst = answer.series(Measures.BRANCH_LOADING_PERCENT)[answer.stepAt(atS)];
            window.await(
                    "the network at the moment",
                    () -> !elements.getItems().isEmpty()
                            && Math.abs(elements.getItems().getFirst().loadingPercent() - worst) < 0.5);
            assertThat(window.text("network-summary")).contains("highest loading", "MW", "pu");

            window.type("element-t2", KeyCode.ENTER);
            assertThat(DesktopHarness.onFx(
                            () -> elements.getSelectionModel().getSelectedItem().id()))
                    .isEqualTo("t2");

            TabPane tabs = DesktopHarness.onFx(() -> (TabPane) window.find("network-tabs"));
            DesktopHarness.onFx(() -> {
                tabs.getSelectionModel().select(1);
                return tabs;
            });
            window.await("the table of losses", () -> window.stage().getScene().lookup("#outage-table") != null);
            TableView<OutageRow> outages =
                    DesktopHarness.onFx(() -> (TableView<OutageRow>) window.find("outage-table"));
            window.await("losses", () -> outages.getItems().size() > 40);
            assertThat(DesktopHarness.onFx(() -> outages.getItems().getFirst().worstLoadingPercent()))
                    .isGreaterThanOrEqualTo(worst - 0.5);

            DesktopHarness.onFx(() -> {
                tabs.getSelectionModel().select(2);
                return tabs;
            });
            window.await("life", () -> window.stage().getScene().lookup("#transformer-life") != null);
            assertThat(window.text("transformer-life")).startsWith("Life used: ");

            DesktopHarness.onFx(() -> {
                tabs.getSelectionModel().select(3);
                return tabs;
            });
            window.await("the table of places", () -> window.stage().getScene().lookup("#stranded-table") != null);
            TableView<StrandedHeadroom.Row> stranded =
                    DesktopHarness.onFx(() -> (TableView<StrandedHeadroom.Row>) window.find("stranded-table"));
            window.await("halls", () -> stranded.getItems().size() == 4);
            window.fire("stranded-by-feeder");
            assertThat(DesktopHarness.onFx(() -> stranded.getItems().size())).isGreaterThan(10);
        }
    }
}
