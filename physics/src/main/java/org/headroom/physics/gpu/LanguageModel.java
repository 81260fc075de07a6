package org.headroom.physics.gpu;

import java.util.Locale;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A transformer that is trained on text, dense or a mixture of experts.
 *
 * <pre>
 * FLOP per token, forward and backward = 6 N_active + 12 l h s
 * </pre>
 *
 * <p>N_active parameters that a token meets, l layers, h width, s sequence length: 2 FLOP a parameter forward and 4
 * backward (Kaplan et al. 2020, 2.1), attention 4 h s forward a layer and token and twice that backward, the mask not
 * deducted (Narayanan et al., SC21, eq. 2 without recomputation; Chowdhery et al. 2022, appendix B). Worked number: GPT-3,
 * 175 B parameters, 300 B tokens: 3.15e23 by the parameters alone, 3.14e23 published.
 *
 * @param parameters all of them
 * @param activeParameters that one token meets; all of them in a dense model
 * @param layers l
 * @param hidden h
 * @param heads attention heads
 * @param vocabulary tokens that there are
 * @param sequence s, tokens of one sequence
 * @param experts in each layer; 1 in a dense model
 * @param activeExperts that one token is sent to
 */
public record LanguageModel(
        double parameters,
        double activeParameters,
        int layers,
        int hidden,
        int heads,
        int vocabulary,
        int sequence,
        int experts,
        int activeExperts) {

    /**
     * By how much a model may differ from its shape, 12 l h^2 with feed-forwards of 4 h: Gemma 7B with feed-forwards of 8 h, gated, has
     * 2.2 times as many.
     */
    private static final double SLACK = 2.5;

    public LanguageModel {
        Checks.within("parameters_count", parameters, 1e6, 1e15);
        Checks.within("active_count", activeParameters, 1e6, parameters);
        Checks.within("layers_count", layers, 1, 10_000);
        Checks.within("hidden_count", hidden, 16, 1e6);
        Checks.within("heads_count", heads, 1, 10_000);
        Checks.within("vocabulary_count", vocabulary, 2, 1e7);
        Checks.within("sequence_count", sequence, 1, 1e8);
        Checks.within("experts_count", experts, 1, 10_000);
        Checks.within("active_experts_count", activeExperts, 1, experts);
        if (experts > 1 && activeExperts < experts && !(activeParameters < parameters)) {
            throw new OutOfRange(
                    "active_count",
                    "all parameters with " + activeExperts + " of " + experts + " experts active",
                    "fewer than parameters_count");
        }
        double square = (double) layers * hidden * hidden;
        double least = 12 * square / SLACK;
        double most = SLACK * ((4 + 8.0 * activeExperts) * square + 2.0 * vocabulary * hidden);
        if (!(activeParameters >= least && activeParameters <= most)) {
            throw new OutOfRange(
                    experts == 1 ? "parameters_count" : "active_count",
                    String.format(Locale.ROOT, "%.3g with %d layers of width %d", activeParameters, layers, hidden),
                    String.format(Locale.ROOT, "%.3g to %.3g, or another shape", least, most));
        }
    }

    /**
     * A model of which only the size is known: width 128 times the layers (GPT-3 96, Llama 3 405B 130), heads of 128, 8
     * experts of which 2 are active where fewer parameters are active than there are.
     */
    public static LanguageModel ofSize(double parameters, double activeParameters) {
        Checks.within("parameters_count", parameters, 1e6, 1e15);
        Checks.within("active_count", activeParameters, 1e6, parameters);
        int hidden = 128 * (int) Math.max(1, Math.rint(Math.cbrt(128 * activeParameters / 12) / 128));
        int layers = (int) Math.max(1, Math.rint(activeParameters / (12.0 * hidden * hidden)));
        boolean mixture = activeParameters < parameters;
        return new LanguageModel(
                parameters,
                activeParameters,
                layers,
                hidden,
                Math.max(1, hidden / 128),
                128_000,
                8192,
                mixture ? 8 : 1,
                mixture ? 2 : 1);
    }

    /**
     * A model of which the size and perhaps some of its shape is known; 0 for what is not.
     *
     * @throws OutOfRange naming what cannot be
     */
    public static LanguageModel of(double parameters, double activeParameters, int layers, int hidden, int sequence) {
        LanguageModel usual = ofSize(parameters, activeParameters);
        int width = hidden > 0
                ? hidden
                : layers > 0
                        ? 128 * (int) Math.max(1, Math.rint(Math.sqrt(activeParameters / (12.0 * layers)) / 128))
                        : usual.hidden();
        int depth = layers > 0
                ? layers
                : hidden > 0
                        ? (int) Math.clamp(Math.rint(activeParameters / (12.0 * hidden * hidden)), 1, 10_000)
                        : usual.layers();
        return new LanguageModel(
                parameters,
                activeParameters,
                depth,
                width,
                Math.max(1, width / 128),
                usual.vocabulary(),
                sequence > 0 ? sequence : usual.sequence(),
                usual.experts(),
                usual.activeExperts());
    }

    /** 314 B parameters, a quarter of the weights active on a token (x.ai, "Open Release of Grok-1", 2024, and its code). */
    public static LanguageModel grok1() {
        return new LanguageModel(314e9, 78.5e9, 64, 6144, 48, 131_072, 8192, 8, 2);
    }

    /** FLOP of one token's forward and backward pass, attention included. */
    public double flopPerToken() {
        return 6 * activeParameters + attentionFlopPerToken();
    }

    /** The attention's part of it. */
    public double attentionFlopPerToken() {
        return 12.0 * layers * hidden * sequence;
    }

    /** FLOP of a training run by the parameters alone, 6 N D, as papers state it. */
    public double statedFlop(double tokens) {
        return 6 * activeParameters * tokens;
    }

    /** Parameters in the experts: N_active = shared + experts (active / all). */
    public double expertParameters() {
        return experts == 1 || activeExperts == experts
                ? 0
                : Math.min(parameters, (parameters - activeParameters) / (1 - activeExperts / (double) experts));
    }

    /** Parameters of the output product that turns a token's numbers into words, h V; at most half of a small model. */
    public double wordParameters() {
        return Math.min((double) hidden * vocabulary, activeParameters / 2);
    }

    /** Width of the feed-forward that a token meets, as of two matrices; at least the model's own. */
    public double feedForwardWidth() {
        double h = hidden;
        return Math.max(h, (activeParameters / layers - 4 * h * h) / (2 * h));
    }

    /** Width of one expert, as of two matrices. */
    public double expertWidth() {
        return expertParameters() / layers / experts / (2.0 * hidden);
    }
}
