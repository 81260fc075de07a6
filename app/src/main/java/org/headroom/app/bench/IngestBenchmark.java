package org.headroom.app.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.headroom.app.live.feed.RackAnswers;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Telemetry;
import org.headroom.data.telemetry.HostRacks;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.QueryAnswer;
import org.headroom.data.telemetry.RackMetric;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a live step reads of the racks: the answers of {@code query_range} for five metrics of all racks, two points each,
 * from their text to a sum a rack. 15,630 samples an operation on the embedded site; every other sample brings its labels.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IngestBenchmark {
    /** Samples of one operation on the embedded site. */
    static final int SAMPLES = 1563 * 5 * 2;

    private static final long AT_S = 1_780_000_005;
    private static final List<RackMetric> METRICS =
            List.of(RackMetric.POWER, RackMetric.GPUS, RackMetric.TEMPERATURE, RackMetric.TENSOR, RackMetric.SM);

    private final List<byte[]> documents = new ArrayList<>();
    private final RackAnswers answers;
    private final double[] out;

    /** Writes the answers down as a server does. */
    public IngestBenchmark() {
        SiteTree site = SiteTree.embedded("memphis-announced");
        ItPlant it = site.bind(site.planningFrom()).it();
        answers = new RackAnswers(new HostRacks(it, Telemetry.Hosts.DEFAULT, Path.of(".")), 2, new IngestCounts());
        out = new double[it.racks()];
        Random random = new Random(1);
        for (RackMetric metric : METRICS) {
            StringBuilder json =
                    new StringBuilder("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
            for (int r = 1; r <= it.racks(); r++) {
                double value =
                        metric.highest() * (0.4 + 0.1 * random.nextDouble()) / (metric == RackMetric.POWER ? 20 : 1);
                json.append(r == 1 ? "" : ",")
                        .append("{\"metric\":{\"hall\":\"hall_1\",\"rack\":\"")
                        .append(r)
                        .append(String.format(
                                Locale.ROOT,
                                "\"},\"values\":[[%d,\"%.6f\"],[%d,\"%.6f\"]]}",
                                AT_S,
                                value,
                                AT_S + 15,
                                value * 1.01));
            }
            documents.add(json.append("]}}").toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Parses, cleans, maps and adds up. */
    @Benchmark
    public double ingest() {
        double sum = 0;
        for (int m = 0; m < documents.size(); m++) {
            answers.begin(METRICS.get(m), false, AT_S, 15, 2);
            QueryAnswer.read(new ByteArrayInputStream(documents.get(m)), answers);
            answers.into(1, false, out);
            sum += out[0];
        }
        return sum;
    }
}
