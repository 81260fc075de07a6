package org.headroom.app.tasks;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.headroom.app.curtail.Course;
import org.headroom.app.curtail.Playbook;

/** The files of a playbook. */
public final class CurtailFiles {
    private CurtailFiles() {}

    /** Writes all of them into a folder, and remembers their names in the outcome. */
    public static void write(CurtailOutcome o, Path out) {
        try (OutFolder folder = OutFolder.beside(out)) {
            folder.write("actions.csv", actions(o));
            folder.write("megawatts.csv", megawatts(o));
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

    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
    }
}
