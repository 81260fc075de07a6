package org.headroom.app.impact.year;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Measures;
import org.headroom.data.series.TimeGrid;

/** A study as bytes and back, doubles bit for bit. */
public final class StudyBytes {
    private StudyBytes() {}

    public static byte[] of(YearStudy study) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(Years.VERSION);
            year(out, study.year());
            ensemble(out, study.ensemble());
            out.writeInt(study.commitments().size());
            for (ImpactCase.Commitment c : study.commitments()) {
                texts(out, List.of(c.id(), c.title(), c.words(), c.promised()));
                changes(out, c.changes());
            }
            out.writeInt(study.switched().size());
            for (Year year : study.switched()) {
                year(out, year);
            }
            out.writeInt(study.events().size());
            for (Alternative event : study.events()) {
                event(out, event);
            }
            texts(out, study.notes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException if they are not such bytes */
    public static YearStudy read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != Years.VERSION) {
                throw new IOException("a study of another version");
            }
            Year year = year(in);
            Ensemble ensemble = ensemble(in);
            List<ImpactCase.Commitment> commitments = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                List<String> t = texts(in);
                commitments.add(new ImpactCase.Commitment(t.get(0), t.get(1), t.get(2), t.get(3), changes(in)));
            }
            List<Year> switched = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                switched.add(year(in));
            }
            List<Alternative> events = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                events.add(event(in));
            }
            return new YearStudy(year, ensemble, commitments, switched, events, texts(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void year(DataOutputStream out, Year year) throws IOException {
        texts(out, List.of(year.from().toString(), year.to().toString()));
        out.writeLong(year.grid().startS());
        out.writeLong(year.grid().stepS());
        out.writeInt(year.grid().count());
        out.writeInt(year.hourly().size());
        for (Map.Entry<Measures, double[]> entry : year.hourly().entrySet()) {
            out.writeUTF(entry.getKey().name());
            doubles(out, entry.getValue());
        }
        figures(out, year.figures());
    }

    private static Year year(DataInputStream in) throws IOException {
        List<String> days = texts(in);
        TimeGrid grid = new TimeGrid(in.readLong(), in.readLong(), in.readInt());
        Map<Measures, double[]> hourly = new EnumMap<>(Measures.class);
        for (int left = in.readInt(); left > 0; left--) {
            hourly.put(Measures.valueOf(in.readUTF()), doubles(in));
        }
        return new Year(LocalDate.parse(days.get(0)), LocalDate.parse(days.get(1)), grid, hourly, figures(in));
    }

    private static void ensemble(DataOutputStream out, Ensemble ensemble) throws IOException {
        out.writeInt(ensemble.members());
        out.writeLong(ensemble.seed());
        out.writeInt(ensemble.outcomes().size());
        for (Map.Entry<String, double[]> entry : ensemble.outcomes().entrySet()) {
            out.writeUTF(entry.getKey());
            doubles(out, entry.getValue());
        }
        out.writeInt(ensemble.influences().size());
        for (Ensemble.Influence i : ensemble.influences()) {
            texts(out, List.of(i.path(), i.outcome()));
            doubles(out, new double[] {i.low(), i.high(), i.rankCorrelation(), i.share()});
        }
    }

    private static Ensemble ensemble(DataInputStream in) throws IOException {
        int members = in.readInt();
        long seed = in.readLong();
        Map<String, double[]> outcomes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            outcomes.put(key, doubles(in));
        }
        List<Ensemble.Influence> influences = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            List<String> t = texts(in);
            double[] v = doubles(in);
            influences.add(new Ensemble.Influence(t.get(0), t.get(1), v[0], v[1], v[2], v[3]));
        }
        return new Ensemble(members, seed, outcomes, influences);
    }

    private static void event(DataOutputStream out, Alternative event) throws IOException {
        texts(out, List.of(event.id(), event.title(), event.words(), event.source(), event.from()));
        out.writeInt(event.days());
        figures(out, event.figures());
        figures(out, event.usual());
        texts(out, event.broken());
        texts(out, event.brokenUsually());
        changes(out, event.changes());
    }

    private static Alternative event(DataInputStream in) throws IOException {
        List<String> t = texts(in);
        int days = in.readInt();
        Map<String, Double> figures = figures(in);
        Map<String, Double> usual = figures(in);
        List<String> broken = texts(in);
        List<String> usually = texts(in);
        return new Alternative(
                t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), days, figures, usual, broken, usually, changes(in));
    }

    private static void figures(DataOutputStream out, Map<String, Double> figures) throws IOException {
        out.writeInt(figures.size());
        for (Map.Entry<String, Double> entry : figures.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeDouble(entry.getValue());
        }
    }

    private static Map<String, Double> figures(DataInputStream in) throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            figures.put(key, in.readDouble());
        }
        return figures;
    }

    private static void changes(DataOutputStream out, Map<String, String> changes) throws IOException {
        List<String> flat = new ArrayList<>();
        changes.forEach((path, value) -> {
            flat.add(path);
            flat.add(value);
        });
        texts(out, flat);
    }

    private static Map<String, String> changes(DataInputStream in) throws IOException {
        List<String> flat = texts(in);
        Map<String, String> changes = new LinkedHashMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            changes.put(flat.get(i), flat.get(i + 1));
        }
        return changes;
    }

    /** Texts may be longer than {@code writeUTF} takes. */
    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static void doubles(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] doubles(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
