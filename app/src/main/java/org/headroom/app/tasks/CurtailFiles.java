package org.headroom.app.tasks;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.curtail.Course;
import org.headroom.app.curtail.Playbook;
import org.headroom.app.curtail.UtilityCall;
import org.headroom.app.load.Assignment;
import org.headroom.app.report.CallDrawing;
import org.headroom.app.report.CallPage;
import org.headroom.app.report.Table;

/** The files of a playbook. */
public final class CurtailFiles {
    private CurtailFiles() {}

    /** Writes all of them into a folder, and remembers their names in the outcome. */
    public static void write(CurtailOutcome o, Path out) {
        try (OutFolder folder = OutFolder.beside(out)) {
            folder.write("actions.csv", actions(o));
            folder.write("megawatts.csv", megawatts(o));
            folder.write("setpoints.csv", setpoints(o));
            folder.write("playbook.html", page(o));
            o.wrote(folder.publish(out));
        }
    }

    static String actions(CurtailOutcome o) {
        StringWriter text = new StringWriter();
        CsvWriter csv = writer(text);
        csv.writeRecord("time", "job", "action", "gpus", "cap_w", "mw");
        for (Playbook.Action a : o.actions()) {
            csv.writeRecord(
                    o.at(a.fromS()),
                    a.planned().job().id(),
                    a.measure().id(),
                    Integer.toString(a.planned().gpus()),
                    Double.isNaN(a.capW()) ? "" : CurtailText.plain(a.capW()),
                    Double.toString(a.itMw()));
        }
        return text.toString();
    }

    static String megawatts(CurtailOutcome o) {
        StringWriter text = new StringWriter();
        CsvWriter csv = writer(text);
        csv.writeRecord("time", "baseline_mw", "site_mw", "battery_mw", "it_mw");
        Course base = o.playbook().baseline();
        Course with = o.playbook().course();
        for (int i = 0; i < with.steps(); i++) {
            csv.writeRecord(
                    o.at(with.fromS()[i]),
                    Double.toString(base.siteMw()[i]),
                    Double.toString(with.siteMw()[i]),
                    Double.toString(with.batteryMw()[i]),
                    Double.toString(with.itMw()[i]));
        }
        return text.toString();
    }

    /** What a cap agent sets: each job's cap over time from the call on, where it is not its own. */
    static String setpoints(CurtailOutcome o) {
        StringWriter text = new StringWriter();
        CsvWriter csv = writer(text);
        csv.writeRecord("job", "from", "to", "cap_w");
        for (Assignment a : o.playbook().schedule().assignments()) {
            boolean after = a.startS() >= o.playbook().call().callS();
            if (after && o.changed(a)) {
                csv.writeRecord(
                        a.job().id(), o.at(a.startS()), o.at(a.endS()), CurtailText.plain(Math.rint(a.powerCapW())));
            }
        }
        return text.toString();
    }

    private static String page(CurtailOutcome o) {
        CurtailText text = new CurtailText(o);
        UtilityCall c = o.playbook().call();
        double untilS = Math.min(
                o.playbook().course().endS(),
                Math.max(c.endS() + 3600, o.playbook().recoveredS() + 1800));
        return CallPage.html(new CallPage.Model(
                text.heading().stream()
                        .filter(line -> !line.startsWith("prevented: "))
                        .toList(),
                o.prevents(),
                table(text.actions(), "What to do, in order of time"),
                table(text.intervals(), "Promised and delivered, by half hour"),
                text.results(),
                lines(o, c.callS() - 300.0, untilS),
                lines(o, Math.max(c.callS(), c.dueS() - 60.0) - 10, c.dueS() + 300.0),
                c.dueS(),
                c.endS(),
                o.zone()));
    }

    private static Table table(TableView view, String caption) {
        List<List<String>> rows = view.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> cell instanceof Double d ? CurtailText.plain(d) : String.valueOf(cell))
                        .toList())
                .toList();
        return new Table("small", caption, view.columns(), rows);
    }

    private static CallDrawing.Lines lines(CurtailOutcome o, double fromS, double toS) {
        Course base = o.playbook().baseline();
        Course with = o.playbook().course();
        int from = with.at(fromS);
        int to = with.at(toS - 1e-3) + 1;
        return new CallDrawing.Lines(
                Arrays.copyOfRange(with.fromS(), from, to + 1),
                Arrays.copyOfRange(base.siteMw(), from, to),
                Arrays.copyOfRange(with.siteMw(), from, to),
                Arrays.copyOfRange(with.itMw(), from, to),
                Arrays.copyOfRange(with.batteryMw(), from, to));
    }

    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
    }
}
