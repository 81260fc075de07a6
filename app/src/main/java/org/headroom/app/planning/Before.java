package org.headroom.app.planning;

import org.headroom.app.load.Schedule;

/**
 * A plan that holds already, from which a new one starts.
 *
 * @param schedule what it has for the jobs of the problem; others of it are passed over
 * @param moveUsd what each job's move must save by the objective, else it stays where it was
 */
public record Before(Schedule schedule, double moveUsd) {}
