package org.headroom.app.live.loop;

import java.util.concurrent.CompletableFuture;

/**
 * What somebody asks of the loop over HTTP.
 *
 * @param verb {@code ack}, {@code freeze}, {@code release} or {@code undo}
 * @param target an alarm's id, a path, or a correction's number
 * @param by who asks
 * @param answer empty if it is done, else why not; completed by the loop
 */
public record Ask(String verb, String target, String by, CompletableFuture<String> answer) {}
