package org.headroom.app.live.replay;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.RecordingCsv;
import org.headroom.data.telemetry.Sentinels;
import org.headroom.physics.basis.Constants;

/**
 * A recording as frames. Columns are meters of the site, in their unit ({@code revenue}) or another that the name ends in
 * ({@code revenue_mw}, {@code makeup_gal_per_day}); {@code rack_0001_gpu_w} is the power of the first rack's GPUs, of all of
 * them unless {@code rack_0001_gpus} says how many report: where it says nothing, none, or more than the rack holds, the
 * rack is silent. {@code site_power_mw} is the revenue meter, so that {@code timeseries.csv} of a run can be read. Other columns are passed over.
 */
public final class RecordedFrames implements FrameSource {
    private static final Pattern RACK = Pattern.compile("rack_(\\d+)_gpu_(w|kw|mw)");
    private static final Pattern COUNT = Pattern.compile("rack_(\\d+)_gpus");

    private final RecordingCsv csv;
    private final Fleet fleet;
    private final List<Column> columns = new ArrayList<>();
    private final int[] countAt;
    private long sentinels;
    private double seekS = Double.NEGATIVE_INFINITY;

    /** A column that is used: of a meter, or of a rack where {@code meter} is -1. */
    private record Column(int at, int meter, int rack, double factor, double offset) {}

    /** @throws InputError if the file is not right or no column is a meter of the site */
    public RecordedFrames(Path file, ZoneId zone, Fleet fleet, SiteMeters meters) {
        this.csv = new RecordingCsv(file, zone);
        this.fleet = fleet;
        this.countAt = new int[fleet.racks()];
        Arrays.fill(countAt, -1);
        boolean metered = false;
        for (int at = 0; at < csv.columns().size(); at++) {
            String name = csv.columns().get(at);
            Matcher rack = RACK.matcher(name);
            Matcher count = COUNT.matcher(name);
            if (count.matches()) {
                countAt[rackOf(file, name, count)] = at;
            } else if (rack.matches()) {
                columns.add(rack(file, at, name, rack));
            } else {
                Column column = meter(at, name, meters);
                if (column.meter() >= 0) {
                    columns.add(column);
                    metered = true;
                }
            }
        }
        if (!metered) {
            throw new InputError(
                    file.toString(),
                    1,
                    "no column of a meter",
                    "meters of the site such as revenue_mw, makeup, cold_water_c, wetbulb_c");
        }
    }

    private int rackOf(Path file, String name, Matcher match) {
        int rack = Integer.parseInt(match.group(1)) - 1;
        if (rack < 0 || rack >= fleet.racks()) {
            throw new InputError(file.toString(), 1, "column " + name, "racks 1 to " + fleet.racks() + " of the site");
        }
        return rack;
    }

    private Column rack(Path file, int at, String name, Matcher match) {
        Unit unit = Unit.parse(match.group(2)).orElse(Unit.W);
        return new Column(at, -1, rackOf(file, name, match), unit.toBase(1), 0);
    }

    private static Column meter(int at, String name, SiteMeters meters) {
        String known = name.equals("site_power_mw") ? "revenue_mw" : name;
        int exact = meters.indexOf(known);
        if (exact >= 0) {
            return new Column(at, exact, -1, 1, 0);
        }
        Unit unit = Unit.ofKey(known);
        int cut = known.length() - unit.suffix().length() - 1;
        int meter = unit == Unit.ONE || cut < 1 ? -1 : meters.indexOf(known.substring(0, cut));
        if (meter < 0) {
            return new Column(at, -1, -1, 1, 0);
        }
        Unit of = meters.get(meter).unit();
        if (of == unit) {
            return new Column(at, meter, -1, 1, 0);
        }
        if (of == Unit.KG_PER_S && unit.convertibleTo(Unit.M3_PER_S)) {
            return new Column(at, meter, -1, unit.toBase(1) * Constants.WATER_DENSITY_KG_PER_M3, 0);
        }
        if (!unit.convertibleTo(of)) {
            return new Column(at, -1, -1, 1, 0);
        }
        double zero = of.fromBase(unit.toBase(0));
        return new Column(at, meter, -1, of.fromBase(unit.toBase(1)) - zero, zero);
    }

    /** Cells so far that are DCGM's blank values: silence. */
    public long sentinels() {
        return sentinels;
    }

    /** Cells so far that are no number: silence. */
    public long noNumbers() {
        return csv.noNumbers();
    }

    /** How many columns are used. */
    public int used() {
        return columns.size();
    }

    @Override
    public void seek(double fromS) {
        seekS = fromS;
    }

    @Override
    public Answer next(Frame into) {
        do {
            if (!csv.next()) {
                return Answer.END;
            }
        } while (csv.fromS() < seekS - 1e-6);
        into.clear(csv.fromS(), csv.fromS() + (double) csv.stepS());
        double[] values = csv.values();
        for (Column column : columns) {
            if (Sentinels.is(values[column.at()])) {
                sentinels++;
                continue;
            }
            double value = values[column.at()] * column.factor() + column.offset();
            if (column.meter() >= 0) {
                into.meters[column.meter()] = value;
            } else {
                double gpus = gpus(column.rack(), values);
                if (!Double.isNaN(value) && gpus > 0) {
                    into.rackGpuW[column.rack()] = value;
                    into.rackGpus[column.rack()] = gpus;
                }
            }
        }
        return Answer.FRAME;
    }

    /** GPUs of a rack that report: all of them where the table does not count. */
    private double gpus(int rack, double[] values) {
        int at = countAt[rack];
        double all = (double) fleet.serversIn(rack) * fleet.gpusPerServer();
        return at < 0 ? all : values[at] <= all + 0.5 ? values[at] : 0;
    }

    @Override
    public void close() {
        csv.close();
    }
}
