package org.headroom.app.impact.noise;

import org.headroom.data.series.TimeGrid;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.headroom.physics.air.MoistAir;
import org.headroom.physics.noise.AirAbsorption;
import org.headroom.physics.noise.Octaves;

/** What the air of each hour swallows, nepers of energy a metre, {@code [hour * octaves + band]}. */
final class AirOfYear {
    private static final double DB_TO_NEPER = Math.log(10) / 10;

    private AirOfYear() {}

    static double[] of(Weather weather, TimeGrid grid) {
        double[] absorbed = new double[grid.count() * Octaves.COUNT];
        double[] perM = new double[Octaves.COUNT];
        WeatherPoint air = new WeatherPoint();
        for (int h = 0; h < grid.count(); h++) {
            weather.at(grid.fromS(h), grid.toS(h), air);
            double humidity = MoistAir.relativeHumidity(air.drybulbC, air.humidityRatio, air.pressurePa);
            double airC = Math.clamp(air.drybulbC, -60, 60);
            new AirAbsorption(airC, Math.clamp(100 * humidity, 0, 100), Math.clamp(air.pressurePa, 50_000, 110_000))
                    .octaves(perM);
            for (int band = 0; band < Octaves.COUNT; band++) {
                absorbed[h * Octaves.COUNT + band] = perM[band] * DB_TO_NEPER;
            }
        }
        return absorbed;
    }
}
