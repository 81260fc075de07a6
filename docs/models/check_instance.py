"""Checks the solution of a Headroom instance file and counts its objective anew: python3 check_instance.py FILE.json

Whole numbers only, standard library only; docs/models/instance.md states the problem. Exit code 0 if the solution keeps
every limit and its objective is the one printed, 1 if not.
"""
import json
import sys


def check(d):
    slots, slot_s = d["slot_count"], d["slot_s"]
    held, cloud, it_w = [0] * slots, [0] * slots, [0] * slots
    late = rent = cloud_other = declined = 0
    broken = []
    ends = {}
    for j, (job, place) in enumerate(zip(d["jobs"], d["solution"]["jobs"])):
        if place["mode"] is None:
            declined += job["declined_micro_usd"]
            continue
        mode, start = job["modes"][place["mode"]], place["start_slot"]
        stop = start + mode["duration_slots"]
        ends[j] = end_s = start * slot_s + mode["duration_s"]
        if start < job["release_slot"] or stop > slots:
            broken.append(f"{job['id']} runs in slots {start} to {stop}")
            continue
        if job["deadline_s"] is not None and end_s > job["deadline_s"]:
            broken.append(f"{job['id']} ends after its deadline")
        late += job["late_micro_usd_per_s"] * max(0, end_s - job["due_s"])
        rent += mode["rent_micro_usd"]
        cloud_other += mode["other_micro_usd"]
        for t in range(start, stop):
            (cloud if mode["cloud"] else held)[t] += mode["held_gpus"]
            it_w[t] += mode["it_w"]
    for j, (job, place) in enumerate(zip(d["jobs"], d["solution"]["jobs"])):
        for base in job["after"] if place["mode"] is not None else []:
            if base not in ends or ends[base] > place["start_slot"] * slot_s:
                broken.append(f"{job['id']} starts before {d['jobs'][base]['id']} has ended")
    for t in range(slots):
        if held[t] > d["gpus_by_slot"][t] or cloud[t] > d["cloud_gpus_by_slot"][t]:
            broken.append(f"GPUs in slot {t}")
        if it_w[t] > max(0, d["it_w_by_slot"][t]):
            broken.append(f"power in slot {t}")
    idle = d["idle_site_w_by_slot"]
    site = [idle[t] + it_w[t] * d["slope_ppm_by_slot"][t] // 1_000_000 for t in range(slots)]
    for t in range(1, slots):
        if d["rise_w"] is not None and site[t] - site[t - 1] > d["rise_w"]:
            broken.append(f"rise into slot {t}")
        if d["fall_w"] is not None and site[t - 1] - site[t] > d["fall_w"]:
            broken.append(f"fall into slot {t}")
    for limit in d["day_limits"]:
        for day, capacity in enumerate(limit["capacity_nano_by_day"]):
            uses = (it_w[t] * limit["nano_per_w_by_slot"][t] for t in range(slots) if d["day_of_slot"][t] == day)
            if sum(uses) > max(0, capacity):
                broken.append(f"{limit['id']} on day {day}")
    cash = sum(it_w[t] * d["cash_nano_usd_per_w_by_slot"][t] for t in range(slots))
    other = sum(it_w[t] * d["other_nano_usd_per_w_by_slot"][t] for t in range(slots))
    meters = cash_meters = 0
    for meter in d["demand_meters"]:
        seen = [t for t in range(slots) if meter["counts_by_slot"][t]]
        rise = max((site[t] for t in seen), default=0) - max((idle[t] for t in seen), default=0)
        meters += meter["nano_usd_per_w"] * rise
        cash_meters += meter["nano_usd_per_w"] * rise if meter["cash"] else 0
    over = 0
    if d["ceiling_micro_usd"] is not None:
        over = d["ceiling_factor"] * max(0, rent + (cash + cash_meters) // 1000 - d["ceiling_micro_usd"])
    return broken, late + rent + cloud_other + declined + (cash + other + meters) // 1000 + over


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    found, objective = check(document)
    printed = document["solution"]["objective_micro_usd"]
    print("\n".join(found) or "every limit is kept")
    print(f"objective {objective} micro-USD, printed {printed}, lower bound {document['lower_bound_micro_usd']}")
    sys.exit(1 if found or objective != printed else 0)
