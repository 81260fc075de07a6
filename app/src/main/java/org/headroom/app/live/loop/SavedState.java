package org.headroom.app.live.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.headroom.app.live.estimate.Correction;
import org.headroom.app.live.estimate.EstimatorState;
import org.headroom.app.live.forecast.UsedWater;

/**
 * All that a live run must know to go on after a restart, as bytes.
 *
 * @param used water since local midnight
 * @param usedFromS from when on that was seen, epoch s; not a number if it was not
 * @param heard what {@link Hearing#state} gives: how long each meter has been silent or has stood still
 */
record SavedState(EstimatorState estimator, UsedWater used, double usedFromS, double[] heard) {
    /** The layout of the bytes; another number cannot be read. */
    static final int LAYOUT = 2;

    /** Of a parameter's past so much is kept here; all of it is in the log of corrections. */
    private static final int CORRECTIONS = 500;

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
            out.writeInt(LAYOUT);
            out.writeDouble(estimator.atS());
            out.writeInt(estimator.numbers().size());
            for (Map.Entry<String, double[]> e : estimator.numbers().entrySet()) {
                out.writeUTF(e.getKey());
                write(out, e.getValue());
            }
            out.writeInt(estimator.frozen().size());
            for (String path : estimator.frozen()) {
                out.writeUTF(path);
            }
            write(out, estimator.corrections());
            out.writeDouble(used.makeupGal());
            out.writeDouble(used.potableGal());
            out.writeDouble(used.recycledGal());
            out.writeDouble(used.sewerGal());
            out.writeDouble(usedFromS);
            write(out, heard);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] numbers(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static void write(DataOutputStream out, List<Correction> all) throws IOException {
        List<Correction> last = all.subList(Math.max(0, all.size() - CORRECTIONS), all.size());
        out.writeInt(last.size());
        for (Correction c : last) {
            out.writeDouble(c.atS());
            out.writeUTF(c.path());
            out.writeDouble(c.value());
            out.writeDouble(c.sd());
            out.writeBoolean(c.identifiable());
            out.writeUTF(c.reason());
        }
    }

    /** @throws IllegalArgumentException if the bytes are damaged or of another layout */
    static SavedState of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readInt() != LAYOUT) {
                throw new IllegalArgumentException("a saved state of another layout");
            }
            double atS = in.readDouble();
            TreeMap<String, double[]> numbers = new TreeMap<>();
            int arrays = in.readInt();
            for (int i = 0; i < arrays; i++) {
                String name = in.readUTF();
                numbers.put(name, numbers(in));
            }
            List<String> frozen = new ArrayList<>();
            int paths = in.readInt();
            for (int i = 0; i < paths; i++) {
                frozen.add(in.readUTF());
            }
            List<Correction> corrections = new ArrayList<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                corrections.add(new Correction(
                        in.readDouble(),
                        in.readUTF(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readBoolean(),
                        in.readUTF()));
            }
            UsedWater used = new UsedWater(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
            EstimatorState estimator = new EstimatorState(atS, numbers, frozen, corrections);
            return new SavedState(estimator, used, in.readDouble(), numbers(in));
        } catch (IOException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("a damaged saved state: " + e.getMessage(), e);
        }
    }
}
