package org.headroom.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.CapWindow;

/**
 * Power caps over time for whoever sets them: {@code setpoints.csv} (node, from, to, cap_w, job) and a small agent that
 * runs on each node. A row is for every node ({@code *}), or for the nodes on which a job of a name runs ({@code job:NAME});
 * where a scheduler places jobs, a plan cannot know nodes. Where rows overlap the lowest cap counts.
 */
public final class SetpointFiles {
    private static final List<String> AGENT = List.of("cap-agent.py", "headroom-cap-agent.service", "scrontab.txt");

    private SetpointFiles() {}

    /** Text of each file under its path in the {@code setpoints} folder. */
    public static Map<String, String> files(ScheduleExport export) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("setpoints.csv", csv(export));
        AGENT.forEach(name -> files.put(name, resource(name)));
        return files;
    }

    static String csv(ScheduleExport export) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord("node", "from", "to", "cap_w", "job");
        for (CapWindow w : export.schedule().siteCaps()) {
            row(csv, export, "*", w.fromS(), w.toS(), (long) Math.floor(w.capW()), "");
        }
        List<Leg> legs = Leg.of(JobPieces.of(export.schedule().assignments()));
        String[] names = SlurmFiles.names(legs);
        for (int i = 0; i < names.length; i++) {
            Leg leg = legs.get(i);
            for (CapSteps.Step step : CapSteps.of(export.schedule(), leg.pieces())) {
                if (step.capW() < Math.floor(export.gpuLimitW())) {
                    String job = leg.job().job().id();
                    row(csv, export, "job:" + names[i], step.fromS(), step.toS(), step.capW(), job);
                }
            }
        }
        return text.toString();
    }

    private static void row(
            CsvWriter csv, ScheduleExport export, String node, long fromS, long toS, long capW, String job) {
        csv.writeRecord(node, Text.time(fromS, export.zone()), Text.time(toS, export.zone()), Long.toString(capW), job);
    }

    static String resource(String name) {
        try (InputStream in = SetpointFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
