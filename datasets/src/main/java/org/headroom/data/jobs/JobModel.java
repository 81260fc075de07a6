package org.headroom.data.jobs;

import org.headroom.physics.basis.Checks;

/**
 * The neural network that a job trains, in place of its hours.
 *
 * @param parameters weights in all
 * @param activeParameters weights that one token passes through; all of them unless the network is a mixture of experts
 * @param tokens tokens to train on
 * @param layers 0 if not said
 * @param hidden width, 0 if not said
 * @param sequence tokens in a sequence, 0 if not said
 */
public record JobModel(
        double parameters, double activeParameters, double tokens, int layers, int hidden, int sequence) {
    public JobModel {
        Checks.within("model.parameters", parameters, 1e3, 1e16);
        Checks.within("model.active_parameters", activeParameters, 1e3, parameters);
        Checks.within("model.tokens", tokens, 1, 1e18);
        Checks.within("model.layers", layers, 0, 100_000);
        Checks.within("model.hidden", hidden, 0, 10_000_000);
        Checks.within("model.sequence", sequence, 0, 1_000_000_000);
    }
}
