package org.headroom.app.live.watch;

/** Where changes of alarms go: the log in the store, a webhook. */
@FunctionalInterface
public interface AlarmLog {
    void event(AlarmEvent event);
}
