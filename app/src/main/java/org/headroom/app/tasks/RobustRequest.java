package org.headroom.app.tasks;

import org.jspecify.annotations.Nullable;

/**
 * How sure a plan is to be.
 *
 * @param confidence share of scenarios in which all limits hold, or null for the site's
 * @param scenarios how many
 */
public record RobustRequest(@Nullable Double confidence, int scenarios) {}
