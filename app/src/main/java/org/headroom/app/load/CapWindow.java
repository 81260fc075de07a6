package org.headroom.app.load;

/** All GPUs of the site are capped to {@code capW} watts each in {@code [fromS, toS)}; a job's lower cap still holds. */
public record CapWindow(long fromS, long toS, double capW) {}
