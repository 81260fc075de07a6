package org.headroom.app.live.estimate;

import java.util.List;

/**
 * What is not known exactly beside the meters' own biases, in a fixed order: the plant's parameters, the biases of the two
 * ambient meters (they enter the twin as input), and four shares by which the site's file may be wrong.
 *
 * <p>Standard deviations of the four are assumptions: losses of converters and transformers within a tenth, as data sheets
 * under part load; network and storage by a tenth, whose load no telemetry tells; small loads by a third.
 */
final class Unknowns {
    static final int PARAMETERS = Parameter.COUNT;
    static final int WETBULB = PARAMETERS;
    static final int DRYBULB = PARAMETERS + 1;

    /** Parameters and ambient biases: those that a perturbed twin stands for. */
    static final int TWINS = PARAMETERS + 2;

    static final int CONVERTERS = TWINS;
    static final int TRANSFORMERS = TWINS + 1;
    static final int NETWORK = TWINS + 2;
    static final int OTHER = TWINS + 3;
    static final int COUNT = TWINS + 4;

    private static final double LOSSES_SD = 0.1;
    private static final double NETWORK_SD = 0.1;
    private static final double OTHER_SD = 0.33;

    private static final List<String> REST = List.of(
            "bias of wetbulb",
            "bias of drybulb",
            "losses of PDUs and UPS",
            "losses of transformers and feeders",
            "load of network and storage",
            "small loads");

    private Unknowns() {}

    static String name(int unknown) {
        return unknown < PARAMETERS ? Parameter.at(unknown).path : REST.get(unknown - PARAMETERS);
    }

    /**
     * Standard deviations before any meter is heard.
     *
     * @param airSd of the ambient meters' biases, K
     */
    static double[] priorSd(ParameterPriors priors, double airSd) {
        double[] sd = new double[COUNT];
        System.arraycopy(priors.sd(), 0, sd, 0, PARAMETERS);
        sd[WETBULB] = airSd;
        sd[DRYBULB] = airSd;
        sd[CONVERTERS] = LOSSES_SD;
        sd[TRANSFORMERS] = LOSSES_SD;
        sd[NETWORK] = NETWORK_SD;
        sd[OTHER] = OTHER_SD;
        return sd;
    }
}
