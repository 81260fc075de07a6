package org.headroom.app.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what, in snake_case with its unit last
 * @param allowed what the project wants of it at most, or null
 * @param limitedBy what would make it smaller: cores, memory bandwidth, the disk
 */
public record Figure(
        String name,
        String what,
        double value,
        String unit,
        @Nullable Double allowed,
        String limitedBy) {}
