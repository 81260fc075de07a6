package org.headroom.physics.aquifer;

/** What a pumping test can be fitted with. */
public enum TestModel {
    /** Confined aquifer without end (Theis 1935). */
    THEIS("theis", 2),
    /** Leaky aquifer, aquitard without storage (Hantush and Jacob 1955). */
    HANTUSH("hantush", 3),
    /** The straight line of late drawdown over the logarithm of time (Cooper and Jacob 1946). */
    COOPER_JACOB("cooper-jacob", 2);

    private final String key;
    private final int parameters;

    TestModel(String key, int parameters) {
        this.key = key;
        this.parameters = parameters;
    }

    /** As it is written on the command line. */
    public String key() {
        return key;
    }

    /** Unknowns: transmissivity, storativity, and with leakage the leakage factor. */
    public int parameters() {
        return parameters;
    }
}
