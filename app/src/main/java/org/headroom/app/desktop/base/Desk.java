package org.headroom.app.desktop.base;

import java.util.function.Consumer;

/**
 * What a chart needs of the window around it.
 *
 * @param background runs what takes longer than a frame
 * @param tell says something in one line
 */
public record Desk(Background background, Consumer<String> tell) {}
