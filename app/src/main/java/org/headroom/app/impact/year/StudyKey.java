package org.headroom.app.impact.year;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.headroom.app.ledger.Measures;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;

/** The hash of all that decides a study: site, air, work, members, seed, models. */
public final class StudyKey {
    private static final List<Measures> WORK =
            List.of(Measures.SERVERS_DEMANDED_MW, Measures.SERVER_AC_MW, Measures.GPUS_BUSY_COUNT);

    private StudyKey() {}

    /** @param models version of the models */
    public static String of(YearInputs in, int members, long seed, String models) {
        MessageDigest digest = sha256();
        add(digest, "headroom.years/" + Years.VERSION + "/" + models);
        add(digest, in.tree().hash() + "/" + in.tree().file());
        add(digest, members + "/" + seed + "/" + in.overlays());
        add(
                digest,
                in.window().fromS() + "/" + in.window().toS() + "/"
                        + in.window().grid());
        add(
                digest,
                in.window().kind() + "/" + in.window().variant() + "/"
                        + in.window().figures());
        for (Measures measure : WORK) {
            double[] values = in.window().series().get(measure);
            add(digest, values == null ? new double[0] : values);
        }
        List<WeatherSource> sources =
                Stream.concat(Stream.of(in.weather()), in.otherYears().stream()).toList();
        for (WeatherSource source : sources) {
            add(digest, source.name());
        }
        Base base = Base.of(in);
        for (Weather air : base.years()) {
            double[] hours = new double[3 * air.hours()];
            for (int h = 0; h < air.hours(); h++) {
                hours[3 * h] = air.drybulbC(h);
                hours[3 * h + 1] = air.wetbulbC(h);
                hours[3 * h + 2] = air.pressurePa(h);
            }
            add(digest, hours);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Double.BYTES * values.length);
        bytes.putInt(values.length);
        for (double value : values) {
            bytes.putDouble(value);
        }
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
