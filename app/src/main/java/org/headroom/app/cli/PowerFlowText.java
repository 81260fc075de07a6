package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.headroom.app.tasks.PowerFlowCase;
import org.headroom.app.tasks.PowerFlowFigures.BranchRow;
import org.headroom.app.tasks.PowerFlowFigures.BusRow;
import org.headroom.app.tasks.PowerFlowFigures.GeneratorRow;
import org.headroom.app.tasks.PowerFlowFigures.LimitRow;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.headroom.app.tasks.PowerFlowFigures.ShortCircuitRow;

/** A solved network on one screen: totals, the most loaded branches, the extreme voltages, and what is not kept. */
final class PowerFlowText {
    private static final int BRANCHES = 10;
    private static final int VOLTAGES = 5;
    private static final int ROWS = 20;

    private final PowerFlowCase solved;
    private final PrintWriter out;

    private PowerFlowText(PowerFlowCase solved, PrintWriter out) {
        this.solved = solved;
        this.out = out;
    }

    static void print(PowerFlowCase solved, PrintWriter out) {
        new PowerFlowText(solved, out).print();
    }

    private void print() {
        line(
                "%s: %,d buses, %,d branches, %,d generators",
                solved.name(),
                solved.buses().size(),
                solved.branches().size(),
                solved.generators().size());
        line("%s", solved.outcome());
        if (!solved.converged()) {
            return;
        }
        out.println();
        totals();
        out.println();
        branches();
        out.println();
        voltages();
        violations();
        if (solved.request().outages()) {
            outages();
        }
        if (solved.request().shortCircuit()) {
            shortCircuits();
        }
    }

    private void totals() {
        double pMw = 0;
        double qMvar = 0;
        for (GeneratorRow g : solved.generators()) {
            pMw += g.pMw();
            qMvar += g.qMvar();
        }
        line("  generation  %,12.3f MW  %,12.3f Mvar", pMw, qMvar);
        line("  load        %,12.3f MW  %,12.3f Mvar", solved.loadMw(), solved.loadMvar());
        line("  series loss %,12.3f MW", solved.lossMw());
        if (solved.lostLoadMw() > 0) {
            line("  lost load   %,12.3f MW at buses without supply", solved.lostLoadMw());
        }
    }

    private void branches() {
        List<BranchRow> rated = solved.branches().stream()
                .filter(b -> Double.isFinite(b.loadingPercent()) && b.inService())
                .sorted(Comparator.comparingDouble(BranchRow::loadingPercent).reversed())
                .limit(BRANCHES)
                .toList();
        List<BranchRow> rows = rated.isEmpty()
                ? solved.branches().stream()
                        .sorted(Comparator.comparingDouble(BranchRow::mva).reversed())
                        .limit(BRANCHES)
                        .toList()
                : rated;
        line("%s", rated.isEmpty() ? "Largest flows (no branch has a rating):" : "Most loaded branches:");
        TextTable table = new TextTable("branch", "MW", "Mvar", "MVA", "loading %");
        for (BranchRow b : rows) {
            table.row(
                    b.branch(),
                    fixed(b.pFromMw(), 2),
                    fixed(b.qFromMvar(), 2),
                    fixed(b.mva(), 2),
                    known(b.loadingPercent(), 1));
        }
        table.print(out);
    }

    private void voltages() {
        List<BusRow> rows = solved.buses().stream()
                .filter(BusRow::energized)
                .sorted(Comparator.comparingDouble(BusRow::vmPu))
                .toList();
        line("Lowest and highest voltages:");
        TextTable table = new TextTable("bus", "pu", "degrees");
        for (int i = 0; i < rows.size(); i++) {
            if (i < VOLTAGES || i >= rows.size() - VOLTAGES) {
                BusRow b = rows.get(i);
                table.row(b.bus(), fixed(b.vmPu(), 5), fixed(b.vaDeg(), 4));
            }
        }
        table.print(out);
        int dark = solved.buses().size() - rows.size();
        if (dark > 0) {
            line("%,d buses are without supply.", dark);
        }
    }

    private void violations() {
        List<LimitRow> rows = solved.violations();
        out.println();
        if (rows.isEmpty()) {
            line("All limits of the file are kept.");
            return;
        }
        line(
                "Limits of the file that are not kept: %,d%s",
                rows.size(), rows.size() > ROWS ? ", the first of them:" : "");
        TextTable table = new TextTable("limit", "at", "value", "allowed", "unit");
        rows.stream()
                .limit(ROWS)
                .forEach(v -> table.row(
                        v.limit().replace('_', ' '), v.at(), fixed(v.worst(), 4), fixed(v.allowed(), 4), v.unit()));
        table.print(out);
    }

    private void outages() {
        List<OutageRow> rows = solved.outages();
        long failed = rows.stream().filter(o -> !o.converged()).count();
        out.println();
        line("Outages: %,d branches one at a time, %,d without a solution. The worst:", rows.size(), failed);
        TextTable table = new TextTable("without", "worst branch", "loading %", "lowest bus", "pu", "lost MW", "note");
        rows.stream()
                .sorted(Comparator.comparing(OutageRow::converged)
                        .thenComparing(Comparator.comparingDouble(PowerFlowText::severity)
                                .reversed()))
                .limit(ROWS)
                .forEach(o -> table.row(
                        o.branch(),
                        o.worstBranch(),
                        known(o.worstLoadingPercent(), 1),
                        o.lowestBus(),
                        known(o.lowestVmPu(), 5),
                        known(o.lostLoadMw(), 2),
                        o.converged() ? "" : o.outcome()));
        table.print(out);
    }

    private void shortCircuits() {
        out.println();
        line("Short-circuit level, the weakest buses first:");
        TextTable table = new TextTable("bus", "MVA", "kA", "X/R");
        solved.shortCircuits().stream()
                .sorted(Comparator.comparingDouble(ShortCircuitRow::mva))
                .limit(ROWS)
                .forEach(s -> table.row(s.bus(), known(s.mva(), 1), known(s.ka(), 2), known(s.xOverR(), 2)));
        table.print(out);
    }

    private static String known(double value, int digits) {
        return Double.isFinite(value) ? fixed(value, digits) : "";
    }

    /** By loading; without ratings by how low voltage falls. */
    private static double severity(OutageRow row) {
        return Double.isFinite(row.worstLoadingPercent()) ? row.worstLoadingPercent() : -row.lowestVmPu();
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
