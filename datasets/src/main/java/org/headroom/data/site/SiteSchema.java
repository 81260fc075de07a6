package org.headroom.data.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * Every path that a site file may hold, what may stand there, and what it means: the one table behind reading,
 * {@code --set}, error lines, {@code site check} and {@code site show}.
 *
 * <p>A line is: path, kind, then allowed range (numbers), sizes (lists) or words (choices), then {@code #} and the
 * meaning. {@code *} stands for a name that the file chooses, a {@code ?} after the kind makes it optional. Longer than
 * 400 lines only if a table may be.
 */
final class SiteSchema {
    private static final String TABLE = """
            schema                                      choice headroom.site/1      # format of this file
            name                                        text                        # what to call the site
            label                                       text                        # how to read it: counterfactual, as built, ...
            summary                                     text                        # a sentence for the report
            location.zone                               text                        # time zone of the site's clock
            location.latitude_deg                       number -90 90               # latitude
            location.longitude_deg                      number -180 180             # longitude
            location.elevation_m                        number -430 6000            # height above sea level
            planning.from                               date                        # first day of the default plan
            planning.days                               whole 1 366                 # length of the default plan
            planning.confidence_share                   number? 0.5 1               # share of scenarios in which a robust plan holds every limit
            planning.keep_threshold_usd                 number? 0 1e9               # what a running job must save before a new plan makes it end half an hour later
            planning.move_threshold_usd                 number? 0 1e9               # what a new plan must save by moving a planned start
            planning.overrun_sigma                      number? 0 2                 # standard deviation of the logarithm of run time over planned run time
            planning.wetbulb_error_k                    number? 0 10                # standard deviation of forecast wet bulb at once
            planning.wetbulb_error_day_k                number? 0 10                # what it grows by with the square root of days ahead
            planning.wetbulb_error_most_k               number? 0 10                # the most that it grows to
            planning.weather_correlation_h              number? 1 1000              # time in which an error of the weather forgets itself
            planning.first                              choice? lateness cost carbon water # what goes before all else; lateness if not given
            planning.weights.lateness_usd_per_h         number? 0 1e7               # price of a weighted hour late
            planning.weights.carbon_usd_per_t           number? 0 100000            # price of a ton of carbon dioxide in plans
            planning.weights.peak_usd_per_mw            number? 0 1e6               # price of a megawatt of the window's highest power in plans
            planning.weights.potable_usd_per_m3         number? 0 10000             # price put on potable water in plans, beside what it costs
            planning.restart_s                          number? 0 86400             # work lost with each restart from a checkpoint
            planning.ramp_up_mw                         number? 0 100000            # most that mean power may rise from slot to slot of a plan; none if not given
            planning.ramp_down_mw                       number? 0 100000            # the same downwards
            planning.battery_wear_usd_per_mwh           number? 0 10000             # what a megawatt-hour given by the battery wears off
            planning.carbon_t_per_day                   number? 0 1e6               # most carbon dioxide of grid energy in a local day of a plan; none if not given

            it.gpus_count                               whole 8 10000000            # GPUs
            it.racks_count                              whole 1 200000              # GPU racks
            it.halls_count                              whole 1 1000                # data halls
            it.servers_per_rack                         whole 1 64                  # servers in a rack
            it.gpus_per_server                          whole 1 72                  # GPUs in a server
            it.racks_per_array                          whole 1 1000                # racks in an array
            it.rack_feed_w                              number? 100 1e7             # electric feed of one rack; without it not judged
            it.hall_feed_w                              number? 1000 1e10           # electric feed of one hall; without it not judged
            it.catalogue                                choice? a100-sxm gb200 h100-sxm h200-sxm# fills it.gpu and the makers' servers from the catalogue of GPUs; lines beside it win
            it.gpu.model                                text                        # GPU type
            it.gpu.idle_w                               number 1 1000               # GPU power, idle, at the reference temperature
            it.gpu.limit_w                              number 50 5000              # GPU power limit
            it.gpu.min_cap_w                            number 10 5000              # lowest power cap that may be set
            it.gpu.leakage_w_per_k                      number 0 20                 # GPU power per kelvin above the reference
            it.gpu.reference_c                          number 0 100                # GPU temperature at which its powers hold
            it.gpu.throttle_c                           number 40 120               # GPU temperature at which software throttling starts
            it.gpu.slowdown_c                           number 40 125               # GPU temperature at which hardware slows down
            it.gpu.shutdown_c                           number 40 130               # GPU temperature at which it shuts down
            it.gpu.cap_exponent                         number 0 1                  # throughput under a cap: (power over idle) to this exponent
            it.gpu.heat_capacity_j_per_k                number 10 100000            # thermal mass of a GPU with its cold plate
            it.gpu.cold_plate_k_per_w                   number? 1e-4 1              # GPU to coolant at the design flow; without it as cooling.cold_plate
            it.gpu.bf16_tflop_per_s                     number? 0.001 1e6           # dense tensor peak in BF16; without these lines as the catalogue has its model
            it.gpu.fp8_tflop_per_s                      number? 0 1e6               # dense tensor peak in FP8
            it.gpu.tf32_tflop_per_s                     number? 0 1e6               # dense tensor peak in TF32
            it.gpu.fp64_tflop_per_s                     number? 0 1e6               # dense tensor peak in FP64
            it.gpu.matmul_share                         number? 0.01 1              # share of a peak that the best matrix product reaches
            it.gpu.hbm_gb                               number? 0.1 1e5             # its memory
            it.gpu.hbm_gb_per_s                         number? 1 1e6               # its memory bandwidth
            it.gpu.nvlink_gb_per_s                      number? 0.1 1e6             # to its neighbours, one direction
            it.gpu.nvlink_gpus_count                    whole? 1 100000             # GPUs that these links join
            it.gpu.network_gb_per_s                     number? 0.01 1e6            # to all others, one direction
            it.work.pretrain_utilization                number 0 1                  # mean tensor / SM activity of pre-training
            it.work.finetune_utilization                number 0 1                  # of fine-tuning
            it.work.reinforcement_utilization           number 0 1                  # of reinforcement learning
            it.work.evaluation_utilization              number 0 1                  # of evaluation
            it.work.inference_utilization               number 0 1                  # of inference
            it.work.other_utilization                   number 0 1                  # of anything else
            it.work.pretrain_cap_exponent               number? 0 1                 # throughput under a cap of pre-training; without it as the GPU's
            it.work.pretrain_cap_curve                  numbers? 2 40               # the same as pairs of power share and throughput, rising, below 1
            it.work.finetune_cap_exponent               number? 0 1                 # of fine-tuning
            it.work.finetune_cap_curve                  numbers? 2 40               # the same as pairs of power share and throughput, rising, below 1
            it.work.reinforcement_cap_exponent          number? 0 1                 # of reinforcement learning
            it.work.reinforcement_cap_curve             numbers? 2 40               # the same as pairs of power share and throughput, rising, below 1
            it.work.evaluation_cap_exponent             number? 0 1                 # of evaluation
            it.work.evaluation_cap_curve                numbers? 2 40               # the same as pairs of power share and throughput, rising, below 1
            it.work.inference_cap_exponent              number? 0 1                 # of inference
            it.work.inference_cap_curve                 numbers? 2 40               # the same as pairs of power share and throughput, rising, below 1
            it.work.other_cap_exponent                  number? 0 1                 # of anything else
            it.work.other_cap_curve                     numbers? 2 40               # the same as pairs of power share and throughput, rising, below 1
            it.placement                                choice? lowest compact spread worst_fit # where a job's servers stand: lowest free, together by array, over all halls, in the halls with most room
            it.behaviour.*.start_up_s                   number? 0 36000             # of a kind of work: loading and compiling before the first iteration
            it.behaviour.*.checkpoint_every_s           number? 0 1e6               # iterations between two checkpoints; 0 is the Young/Daly interval of each job
            it.behaviour.*.checkpoint_gpu_gb            number? 0 1000              # state to save for each GPU, where a job does not state its model
            it.behaviour.*.evaluation_every_s           number? 0 1e7               # iterations between two evaluation pauses; 0 is none
            it.behaviour.*.evaluation_s                 number? 0 36000             # length of an evaluation pause
            it.behaviour.*.communication_share          number? 0 0.9               # of an iteration in exposed communication
            it.behaviour.*.bubble_share                 number? 0 0.5               # of an iteration in pipeline bubbles
            it.behaviour.*.start_up_activity            number? 0 1                 # tensor / SM activity while loading and compiling
            it.behaviour.*.checkpoint_activity          number? 0 1                 # while a checkpoint stops computing
            it.behaviour.*.waiting_activity             number? 0 1                 # in exposed communication, hung, or waiting for another server
            it.storage.write_gb_per_s                   number? 0.001 1000000       # what a job's checkpoint is written at
            it.storage.checkpoint_least_s               number? 0 3600              # shortest pause for a checkpoint, whatever its size
            it.storage.checkpoint_bytes_per_parameter   number? 1 1000              # weights and optimizer state to save, of a job that states its model
            it.failures.gpu_hours_per_failure           number? 100 1e12              # GPU-hours for each unplanned stop of a job
            it.failures.detection_s                     number? 0 36000             # from a failure until the job is stopped
            it.failures.restart_s                       number? 0 36000             # from there until it iterates again from its last checkpoint
            it.failures.repair_s                        number? 0 1e7               # for which the failed server is out of use; 0 is a reset in place
            it.stragglers.gpu_hours_per_straggler       number? 100 1e12              # GPU-hours for each server that turns slow
            it.stragglers.slowdown_share                number? 0 0.9               # of its pace that a slow server loses
            it.stragglers.lasting_s                     number? 0 1e7               # until it is found and reset
            it.inference.hourly_factor                  numbers? 24 24              # activity of inference over its mean, by hour of the local clock
            it.inference.daily_factor                   numbers? 7 7                # the same by day of the week, Monday first
            it.maintenance.*.from                       time                        # servers out of use from here
            it.maintenance.*.to                         time                        # to here
            it.maintenance.*.first_rack_count           whole 1 200000              # first rack concerned, from 1
            it.maintenance.*.racks_count                whole 1 200000              # racks concerned
            it.maintenance.*.drain                      flag?                       # true: jobs run out first; false: they save and leave before
            it.maintenance.*.notice_min                 number? 0 100000            # so long before, jobs save and leave and no other starts
            it.makers.*.share                           number 0 1                  # share of the servers by this maker
            it.makers.*.liquid_share                    number 0 1                  # share of the server's heat taken by its cold plates
            it.makers.*.server.idle_ac_w                number 10 100000            # server AC input, idle
            it.makers.*.server.max_ac_w                 number 10 200000            # server AC input, highest measured
            it.makers.*.server.training_ac_w            number 10 200000            # server AC input, mean while training
            it.makers.*.server.rated_ac_w               number 10 200000            # server AC input, nameplate
            it.kinds.*.catalogue                        choice? a100-sxm gb200 h100-sxm h200-sxm# fills this kind from the catalogue of GPUs; lines beside it win
            it.kinds.*.gpu.model                        text                        # another kind of GPU, for halls that name it
            it.kinds.*.gpu.idle_w                       number 1 1000               # its power, idle, at its reference temperature
            it.kinds.*.gpu.limit_w                      number 50 5000              # its power limit
            it.kinds.*.gpu.min_cap_w                    number 10 5000              # lowest power cap that may be set
            it.kinds.*.gpu.leakage_w_per_k              number 0 20                 # its power per kelvin above the reference
            it.kinds.*.gpu.reference_c                  number 0 100                # GPU temperature at which its powers hold
            it.kinds.*.gpu.throttle_c                   number 40 120               # GPU temperature at which software throttling starts
            it.kinds.*.gpu.slowdown_c                   number 40 125               # GPU temperature at which hardware slows down
            it.kinds.*.gpu.shutdown_c                   number 40 130               # GPU temperature at which it shuts down
            it.kinds.*.gpu.cap_exponent                 number 0 1                  # throughput under a cap: (power over idle) to this exponent
            it.kinds.*.gpu.heat_capacity_j_per_k        number 10 100000            # thermal mass of a GPU with its cold plate
            it.kinds.*.gpu.cold_plate_k_per_w           number? 1e-4 1              # GPU to coolant at the design flow; without it as cooling.cold_plate
            it.kinds.*.gpu.bf16_tflop_per_s             number? 0.001 1e6           # dense tensor peak in BF16; without these lines as the catalogue has its model
            it.kinds.*.gpu.fp8_tflop_per_s              number? 0 1e6               # dense tensor peak in FP8
            it.kinds.*.gpu.tf32_tflop_per_s             number? 0 1e6               # dense tensor peak in TF32
            it.kinds.*.gpu.fp64_tflop_per_s             number? 0 1e6               # dense tensor peak in FP64
            it.kinds.*.gpu.matmul_share                 number? 0.01 1              # share of a peak that the best matrix product reaches
            it.kinds.*.gpu.hbm_gb                       number? 0.1 1e5             # its memory
            it.kinds.*.gpu.hbm_gb_per_s                 number? 1 1e6               # its memory bandwidth
            it.kinds.*.gpu.nvlink_gb_per_s              number? 0.1 1e6             # to its neighbours, one direction
            it.kinds.*.gpu.nvlink_gpus_count            whole? 1 100000             # GPUs that these links join
            it.kinds.*.gpu.network_gb_per_s             number? 0.01 1e6            # to all others, one direction
            it.kinds.*.liquid_share                     number 0 1                  # share of the server's heat taken by its cold plates
            it.kinds.*.server.idle_ac_w                 number 10 100000            # server AC input, idle
            it.kinds.*.server.max_ac_w                  number 10 200000            # server AC input, highest measured
            it.kinds.*.server.training_ac_w             number 10 200000            # server AC input, mean while training
            it.kinds.*.server.rated_ac_w                number 10 200000            # server AC input, nameplate
            it.halls.*.racks_count                      whole 1 200000              # racks of a hall, if halls are listed: in this order, all of them
            it.halls.*.kind                             text?                       # one of it.kinds; without it the site's own GPUs
            it.halls.*.feed_w                           number? 1000 1e10           # electric feed of this hall; without it as it.hall_feed_w
            it.halls.*.rack_feed_w                      number? 100 1e7             # electric feed of a rack in this hall
            it.halls.*.cdu_rating_w                     number? 100 1e8             # heat a CDU in this hall is rated for
            it.halls.*.rear_door_rating_w               number? 100 1e8             # heat a rear door in this hall is rated for
            it.network.leaf_count                       whole 0 1000000             # leaf switches
            it.network.spine_count                      whole 0 1000000             # spine switches
            it.network.core_count                       whole 0 1000000             # core switches
            it.network.switch_w                         number 0 20000              # AC input of a switch with its optics
            it.network.storage_w                        number 0 1e9                # AC input of storage
            it.network.management_w                     number 0 1e9                # AC input of front-end and management nodes

            cooling.mode                                choice wet dry hybrid       # towers, air-cooled chillers, or adiabatic dry coolers with air-cooled chillers
            cooling.cold_plate.resistance_k_per_w       number 1e-4 1               # GPU to coolant inlet at the design flow
            cooling.cold_plate.flow_l_per_min           number 0.01 100             # coolant flow through one GPU's plate
            cooling.cold_plate.flow_exponent            number 0 2                  # how resistance falls with flow
            cooling.cdu.flow_kg_per_s                   number 0.01 1000            # secondary flow of one CDU
            cooling.cdu.ua_w_per_k                      number 100 1e8              # heat exchanger conductance of one CDU
            cooling.cdu.rating_w                        number? 100 1e8             # heat one CDU is rated for; without it not judged
            cooling.cdu.head_pa                         number 1000 2e6             # pump head of one CDU
            cooling.cdu.pump_efficiency                 number 0.05 0.95            # pump and motor
            cooling.cdu.heat_capacity_j_per_k           number 1000 1e9             # coolant, manifolds and plates of one rack
            cooling.cdu.film_exponent                   number? 0 1                 # how a film coefficient of its plates goes with flow
            cooling.cdu.wall_share                      number? 0 1                 # share of plate and fouling in its resistance
            cooling.cdu.pumps.units_count               whole? 1 10000              # pumps in parallel, spares included
            cooling.cdu.pumps.spare_count               whole? 0 9999               # of these, standing at the design flow
            cooling.cdu.pumps.unit_flow_kg_per_s        number? 1e-3 1e5            # best-efficiency flow of one at full speed
            cooling.cdu.pumps.unit_head_pa              number? 1000 5e6            # head of one there
            cooling.cdu.pumps.shutoff_head_pa           number? 1000 1e7            # head of one at closed valve
            cooling.cdu.pumps.motor_drive_efficiency    number? 0.3 1               # motor and drive, part of the efficiency
            cooling.cdu.pumps.minimum_speed_share       number? 0.05 1              # lowest speed over full speed
            cooling.cdu.pumps.static_head_share         number? 0 1                 # part of the head that does not fall with flow
            cooling.warm_loop.flow_kg_per_s             number 1 1e6                # facility water to the CDUs
            cooling.warm_loop.minimum_flow_share        number 0 1                  # lowest flow as a share of the design flow
            cooling.warm_loop.head_pa                   number 1000 5e6             # pump head at the design flow
            cooling.warm_loop.pump_efficiency           number 0.05 0.95            # pump and motor
            cooling.warm_loop.ua_w_per_k                number 1e4 1e10             # plate heat exchangers to the tower water
            cooling.warm_loop.tower_water_share         number 0.05 0.95            # share of the tower water through the plate exchangers
            cooling.warm_loop.heat_capacity_j_per_k     number 1e5 1e13             # water and pipes of the loop
            cooling.warm_loop.supply_low_c              number? 5 45                # coldest water the three-way valve lets to the racks
            cooling.warm_loop.w_class                   choice? w17 w27 w32 w40 w45 w_plus # ASHRAE class of facility water that the CDUs are declared for
            cooling.warm_loop.mains.diameter_m          number? 0.02 5              # inside diameter of a main
            cooling.warm_loop.mains.mains_count         whole? 1 1000               # mains that share the flow
            cooling.warm_loop.pumps.units_count         whole? 1 10000              # pumps in parallel, spares included
            cooling.warm_loop.pumps.spare_count         whole? 0 9999               # of these, standing at the design flow
            cooling.warm_loop.pumps.unit_flow_kg_per_s  number? 1e-3 1e5            # best-efficiency flow of one at full speed
            cooling.warm_loop.pumps.unit_head_pa        number? 1000 5e6            # head of one there
            cooling.warm_loop.pumps.shutoff_head_pa     number? 1000 1e7            # head of one at closed valve
            cooling.warm_loop.pumps.motor_drive_efficiency number? 0.3 1               # motor and drive, part of the efficiency
            cooling.warm_loop.pumps.minimum_speed_share number? 0.05 1              # lowest speed over full speed
            cooling.warm_loop.pumps.static_head_share   number? 0 1                 # part of the head that does not fall with flow
            cooling.chilled_loop.supply_c               number 4 25                 # chilled water supply setpoint
            cooling.chilled_loop.flow_kg_per_s          number 1 1e6                # chilled water flow
            cooling.chilled_loop.minimum_flow_share     number 0 1                  # lowest flow as a share of the design flow
            cooling.chilled_loop.head_pa                number 1000 5e6             # pump head at the design flow
            cooling.chilled_loop.pump_efficiency        number 0.05 0.95            # pump and motor
            cooling.chilled_loop.heat_capacity_j_per_k  number 1e5 1e13             # water and pipes of the loop
            cooling.chilled_loop.rear_door_fan_w        number 0 20000              # rear-door fans of one rack
            cooling.chilled_loop.rear_door_rating_w     number? 100 1e8             # heat one rear door is rated for; without it not judged
            cooling.chilled_loop.mains.diameter_m       number? 0.02 5              # inside diameter of a main
            cooling.chilled_loop.mains.mains_count      whole? 1 1000               # mains that share the flow
            cooling.chilled_loop.pumps.units_count      whole? 1 10000              # pumps in parallel, spares included
            cooling.chilled_loop.pumps.spare_count      whole? 0 9999               # of these, standing at the design flow
            cooling.chilled_loop.pumps.unit_flow_kg_per_s number? 1e-3 1e5            # best-efficiency flow of one at full speed
            cooling.chilled_loop.pumps.unit_head_pa     number? 1000 5e6            # head of one there
            cooling.chilled_loop.pumps.shutoff_head_pa  number? 1000 1e7            # head of one at closed valve
            cooling.chilled_loop.pumps.motor_drive_efficiency number? 0.3 1               # motor and drive, part of the efficiency
            cooling.chilled_loop.pumps.minimum_speed_share number? 0.05 1              # lowest speed over full speed
            cooling.chilled_loop.pumps.static_head_share number? 0 1                 # part of the head that does not fall with flow
            cooling.chilled_loop.rear_door_w_per_k      number? 10 1e6              # heat of one rack's air to chilled water per kelvin
            cooling.chilled_loop.room_heat_capacity_j_per_k number? 1000 1e9        # air and metal that a rack's air warms
            cooling.chilled_loop.room_shutdown_c        number? 25 80               # hall air at which servers, network and storage go off
            cooling.economizer.ua_w_per_k               number? 0 1e10              # exchanger between tower water and chilled return
            cooling.economizer.on_k                     number? 0.1 30              # starts when tower water is this much colder
            cooling.economizer.off_k                    number? 0 30                # stops when it is less than this colder
            cooling.dry_coolers.units_count             whole? 1 10000              # adiabatic dry coolers of the warm loop, for hybrid mode
            cooling.dry_coolers.water_kg_per_s          number? 0.1 5000            # water through one at its nominal point, pads dry
            cooling.dry_coolers.air_kg_per_s            number? 0.1 5000            # air through one at its nominal point
            cooling.dry_coolers.drybulb_c               number? -40 60              # air at its nominal point
            cooling.dry_coolers.water_in_c              number? 0 120               # water in at its nominal point
            cooling.dry_coolers.water_out_c             number? 0 120               # water out at its nominal point
            cooling.dry_coolers.pressure_pa             number? 50000 110000        # air pressure at its nominal point
            cooling.dry_coolers.fan_w                   number? 0 1e6               # fan power of one at full speed
            cooling.dry_coolers.pad_effectiveness       number? 0 1                 # saturation effectiveness of the pads; 0: none
            cooling.dry_coolers.pads_above_c            number? 2 100               # dry bulb above which the pads are wetted
            cooling.dry_coolers.setpoint_c              number? 5 60                # warm supply that the fans hold
            cooling.dry_coolers.trim_c                  number? 5 60                # warmest supply; beyond it air-cooled chillers help
            cooling.restart.pumps_s                     number? 0 3600              # pumps run again this long after a power dip
            cooling.restart.fans_s                      number? 0 3600              # fans
            cooling.restart.chillers_s                  number? 0 7200              # chillers
            cooling.towers.cells_count                  whole 1 10000               # tower cells
            cooling.towers.water_kg_per_s               number 0.1 5000             # water through a cell at the nominal point
            cooling.towers.air_kg_per_s                 number 0.1 5000             # dry air through a cell at the nominal point
            cooling.towers.wetbulb_c                    number 0 40                 # entering wet bulb at the nominal point
            cooling.towers.water_in_c                   number 5 80                 # water into a cell at the nominal point
            cooling.towers.water_out_c                  number 1 60                 # water out of a cell at the nominal point
            cooling.towers.pressure_pa                  number 50000 110000         # air pressure at the nominal point
            cooling.towers.fan_w                        number 100 1e6              # fan power of a cell at full speed
            cooling.towers.setpoint_c                   number 5 45                 # basin temperature that the fans aim at
            cooling.towers.setpoint_low_c               number? 4 45                # lowest setpoint; it follows the wet bulb down to here
            cooling.towers.reset_approach_k             number? 1 20                # setpoint over wet bulb while it follows
            cooling.towers.minimum_flow_share           number? 0.05 1              # least tower water over design flow; 1: constant
            cooling.towers.cell_minimum_flow_share      number? 0.2 1               # least water of a running cell; with less, cells are shut
            cooling.towers.freeze_c                     number? 1 20                # basin temperature that bypass and heaters keep
            cooling.towers.low_level_share              number? 0 0.95              # basin content under which the pumps trip
            cooling.towers.basin_m3                     number 1 1e6                # water in the basins
            cooling.towers.drift_fraction               number 0 0.01               # drift as a share of circulating water
            cooling.towers.pumps.head_pa                number 1000 5e6             # condenser-water pump head
            cooling.towers.pumps.static_head_share      number 0 1                  # part of the head that does not fall with flow: the lift
            cooling.towers.pumps.efficiency             number 0.05 0.95            # pump and motor
            cooling.towers.pumps.units_count            whole? 1 10000              # pumps in parallel, spares included
            cooling.towers.pumps.spare_count            whole? 0 9999               # of these, standing at the design flow
            cooling.towers.pumps.unit_flow_kg_per_s     number? 1e-3 1e5            # best-efficiency flow of one at full speed
            cooling.towers.pumps.unit_head_pa           number? 1000 5e6            # head of one there
            cooling.towers.pumps.shutoff_head_pa        number? 1000 1e7            # head of one at closed valve
            cooling.towers.pumps.motor_drive_efficiency number? 0.3 1               # motor and drive, part of the efficiency
            cooling.towers.pumps.minimum_speed_share    number? 0.05 1              # lowest speed over full speed
            cooling.chillers.units_count                whole 1 1000                # water-cooled chillers
            cooling.chillers.capacity_w                 number 1e4 5e7              # capacity of one at its design point
            cooling.chillers.cop                        number 1 20                 # COP at its design point
            cooling.chillers.cap_ft                     numbers 6 6                 # capacity over temperatures, biquadratic
            cooling.chillers.eir_ft                     numbers 6 6                 # input ratio over temperatures, biquadratic
            cooling.chillers.eir_plr                    numbers 3 3                 # input ratio over part load, quadratic
            cooling.chillers.min_part_load              number 0 1                  # lowest part load before cycling
            cooling.chillers.chilled_low_c              number -10 40               # fitted range: chilled water out
            cooling.chillers.chilled_high_c             number -10 40               # fitted range: chilled water out
            cooling.chillers.condenser_low_c            number -20 70               # fitted range: condenser in
            cooling.chillers.condenser_high_c           number -20 70               # fitted range: condenser in
            cooling.dry.units_count                     whole 1 10000               # air-cooled chillers
            cooling.dry.capacity_w                      number 1e4 5e7              # capacity of one at its design point
            cooling.dry.cop                             number 1 20                 # COP at its design point, condenser fans included
            cooling.dry.cap_ft                          numbers 6 6                 # capacity over temperatures, biquadratic
            cooling.dry.eir_ft                          numbers 6 6                 # input ratio over temperatures, biquadratic
            cooling.dry.eir_plr                         numbers 3 3                 # input ratio over part load, quadratic
            cooling.dry.min_part_load                   number 0 1                  # lowest part load before cycling
            cooling.dry.chilled_low_c                   number -10 40               # fitted range: chilled water out
            cooling.dry.chilled_high_c                  number -10 40               # fitted range: chilled water out
            cooling.dry.condenser_low_c                 number -20 70               # fitted range: outdoor air
            cooling.dry.condenser_high_c                number -20 70               # fitted range: outdoor air
            cooling.dry.auxiliary_share                 number 0 0.5                # controls, heaters and pumps over compressor and fan power
            """;

    /** Water: its own constant, as a class file holds no constant longer than 65,535 bytes. */
    private static final String WATER = """
            water.cycles                                number? 1.1 50              # cycles of concentration; null: as many as chemistry allows
            water.domestic_gal_per_day                  number 0 1e7                # people: wash rooms and kitchen
            water.potable.supply_c                      number 0 40                 # temperature of mains water
            water.potable.price_usd_per_kgal            number 0 1000               # price of mains water
            water.potable.calcium_mg_per_l              number? 0 50000             # dissolved calcium, as Ca
            water.potable.magnesium_mg_per_l            number? 0 50000             # as Mg
            water.potable.sodium_mg_per_l               number? 0 50000             # sodium and potassium, as Na
            water.potable.ammonium_mg_per_l             number? 0 50000             # as NH4
            water.potable.alkalinity_mg_per_l           number? 0 50000             # as CaCO3
            water.potable.chloride_mg_per_l             number? 0 50000             # as Cl
            water.potable.sulphate_mg_per_l             number? 0 50000             # as SO4
            water.potable.nitrate_mg_per_l              number? 0 50000             # as NO3
            water.potable.phosphate_mg_per_l            number? 0 50000             # orthophosphate, as PO4
            water.potable.silica_mg_per_l               number? 0 50000             # as SiO2
            water.potable.ph                            number? 3 12                # pH as it comes
            water.recycled.intake_gal_per_day           number 0 1e9                # treated effluent into the recycling plant
            water.recycled.product_gal_per_day          number 0 1e9                # recycled water out of it
            water.recycled.energy_kwh_per_m3            number 0 20                 # electricity for the product
            water.recycled.price_usd_per_kgal           number 0 1000               # price of recycled water apart from electricity
            water.recycled.available_from               date?                       # first day of recycled water; null: never, or as the stages say
            water.recycled.supply_c                     number? 0 45                # its temperature; null: that of mains water
            water.recycled.calcium_mg_per_l             number? 0 50000             # dissolved calcium, as Ca
            water.recycled.magnesium_mg_per_l           number? 0 50000             # as Mg
            water.recycled.sodium_mg_per_l              number? 0 50000             # sodium and potassium, as Na
            water.recycled.ammonium_mg_per_l            number? 0 50000             # as NH4; where there is water.recycled.plant its feed and biology decide
            water.recycled.alkalinity_mg_per_l          number? 0 50000             # as CaCO3; where there is water.recycled.plant its feed and biology decide
            water.recycled.chloride_mg_per_l            number? 0 50000             # as Cl
            water.recycled.sulphate_mg_per_l            number? 0 50000             # as SO4
            water.recycled.nitrate_mg_per_l             number? 0 50000             # as NO3; where there is water.recycled.plant its feed and biology decide
            water.recycled.phosphate_mg_per_l           number? 0 50000             # orthophosphate, as PO4; where there is water.recycled.plant its feed and biology decide
            water.recycled.silica_mg_per_l              number? 0 50000             # as SiO2
            water.recycled.ph                           number? 3 12                # pH as it comes
            water.sewer.price_usd_per_kgal              number 0 1000               # price of the volume billed
            water.sewer.billed_on                       choice? metered_water discharge # the volume billed: mains water through the meter, or what goes to the sewer; without it discharge
            water.sewer.limits.temperature_c            number? 1 150               # highest temperature, at any time; null: no limit, as for all of these
            water.sewer.limits.ph_least                 number? 0 14                # lowest pH, at any time
            water.sewer.limits.ph_most                  number? 0 14                # highest pH, at any time
            water.sewer.limits.tds_mg_per_l             number? 0.001 1e6           # dissolved solids, mean of a day weighted by flow, as all that follow
            water.sewer.limits.ammonia_n_mg_per_l       number? 0.001 1e6           # ammonia and ammonium, as N
            water.sewer.limits.nitrogen_mg_per_l        number? 0.001 1e6           # total nitrogen, as N
            water.sewer.limits.phosphorus_mg_per_l      number? 0.001 1e6           # total phosphorus, as P
            water.sewer.limits.bod_mg_per_l             number? 0.001 1e6           # biochemical oxygen demand of five days
            water.sewer.limits.cod_mg_per_l             number? 0.001 1e6           # chemical oxygen demand
            water.sewer.limits.tss_mg_per_l             number? 0.001 1e6           # suspended solids
            water.sewer.surcharges.*.above_mg_per_l     number 0 1e6                # surcharge on tds, ammonia_n, nitrogen, phosphorus, bod, cod or tss: free of it up to here
            water.sewer.surcharges.*.price_usd_per_lb   number 0 1000               # for each pound above it
            water.sewer.domestic.people_count           number? 0 1e7               # people whose waste is in it; without them it is clean water
            water.sewer.domestic.temperature_c          number? 0 60                # people's waste water; null: mains water
            water.sewer.domestic.ph                     number? 3 12                # people's waste water; null: mains water
            water.sewer.domestic.bod_g_per_person_day   number? 0 10000             # biochemical oxygen demand of five days that a person adds
            water.sewer.domestic.cod_g_per_person_day   number? 0 10000             # chemical oxygen demand
            water.sewer.domestic.tss_g_per_person_day   number? 0 10000             # suspended solids
            water.sewer.domestic.ammonia_n_g_per_person_day number? 0 10000             # ammonium from urea, as N
            water.sewer.domestic.organic_n_g_per_person_day number? 0 10000             # organic nitrogen, as N
            water.sewer.domestic.phosphate_p_g_per_person_day number? 0 10000             # phosphate, as P
            water.sewer.domestic.organic_p_g_per_person_day number? 0 10000             # organic phosphorus, as P
            water.sewer.domestic.salt_g_per_person_day  number? 0 10000             # sodium chloride
            water.sewer.blowdown.bod_mg_per_l           number? 0 1e5               # what tower water carries beside what is dissolved
            water.sewer.blowdown.cod_mg_per_l           number? 0 1e5               # chemical oxygen demand
            water.sewer.blowdown.tss_mg_per_l           number? 0 1e5               # suspended solids: dust washed from the air
            water.sewer.blowdown.organic_n_mg_per_l     number? 0 1e5               # organic nitrogen, as N
            water.sewer.blowdown.organic_p_mg_per_l     number? 0 1e5               # organic phosphorus, phosphonates of inhibitors, as P
            water.recycled.stages.*.from                date                        # first day of a stage of the plant, until the next one
            water.recycled.stages.*.status              choice absent building paused commissioning running # what stands of it
            water.recycled.stages.*.capacity_share      number? 0 1                 # part of its product on offer; without it 1 while running, else 0
            water.recycled.stages.*.source              text                        # where it comes from
            water.recycled.feed.works                   text?                       # name of the treatment works next door
            water.recycled.feed.flow_gal_per_day        number? 0 1e10              # treated sewage that they give in dry weather, mean of a day; without it never short
            water.recycled.feed.peak_gal_per_day        number? 0 1e11              # the most that they treat in wet weather; null: no end
            water.recycled.feed.flow_factor             numbers? 24 24              # their flow over its mean, by hour of the local clock
            water.recycled.feed.mean_c                  number? 0 45                # its temperature, mean of the year; without it water.recycled.supply_c
            water.recycled.feed.swing_k                 number? 0 25                # half of the difference between its warmest and its coldest time
            water.recycled.feed.warmest_day_count       number? 1 366               # day of the year on which it is warmest
            water.recycled.feed.cod_mg_per_l            number? 0.1 5000            # chemical oxygen demand in dry weather, solids included
            water.recycled.feed.bod_mg_per_l            number? 0 5000              # biochemical oxygen demand in five days, solids included
            water.recycled.feed.tss_mg_per_l            number? 0 5000              # suspended solids
            water.recycled.feed.ammonium_n_mg_per_l     number? 0.01 500            # ammonium as nitrogen, with what organic nitrogen becomes of it
            water.recycled.feed.nitrate_n_mg_per_l      number? 0 500               # nitrate as nitrogen
            water.recycled.feed.phosphate_p_mg_per_l    number? 0 200               # phosphate as phosphorus
            water.recycled.feed.alkalinity_mg_per_l     number? 0 5000              # alkalinity as CaCO3
            water.recycled.feed.rain_dilution_share     number? 0 1                 # how far rain dilutes what is dissolved: 1 as clean water, 0 not at all
            water.recycled.feed.rain_tss_mg_per_l       number? 0 5000              # suspended solids at the works' peak flow; without it as in dry weather
            water.recycled.feed.rain_cooling_k          number? 0 20                # how much colder it is at the works' peak flow
            water.recycled.plant.trains_count           whole? 1 1000               # trains of membranes, all alike; without it the plant is product, intake and energy alone
            water.recycled.plant.membranes_m2           number? 1 1e8               # membrane area of all trains
            water.recycled.plant.biology                text?                       # plant file of its biology, as in `model wastewater --plant`
            water.recycled.plant.working_flux_l_per_m2_h number? 0.1 500             # flux at which a further train is set to work
            water.recycled.plant.least_trains_count     number? 0 1000              # trains at work whatever is asked
            water.recycled.plant.reject_fixed_share     number? 0 1                 # part of the rated reject that runs whatever is asked
            water.recycled.plant.storage_gal            number? 0 1e9               # usable volume of the product tank
            water.recycled.plant.storage_most_gpm       number? 0.1 1e7             # the most that its pumps give to all users; without it 1.5 times the rated product
            water.recycled.plant.storage_refill_h       number? 0.01 1000           # time constant with which the tank is filled again
            water.recycled.plant.others_gal_per_day     number? 0 1e9               # what the neighbours ask of the plant
            water.recycled.plant.others_factor          numbers? 24 24              # the same over its mean, by hour of the local clock
            water.recycled.plant.site_share             number? 0 1                 # of what it can give the site has this part first: 0 neighbours first, 1 site first
            water.recycled.plant.backup_share           number? 0 1                 # part of the tank's pumping that runs in a power cut
            water.recycled.plant.membrane.clean_resistance_per_m number? 1e9 1e15            # resistance of the clean membrane
            water.recycled.plant.membrane.tmp_most_kpa  number? 0.1 1000            # trans-membrane pressure at which flux is cut
            water.recycled.plant.membrane.pumps_flux_l_per_m2_h number? 0.1 1000            # the most that the permeate pumps draw while filtering
            water.recycled.plant.membrane.scour_m3_per_m2_h number? 0.001 10            # scouring air per membrane area
            water.recycled.plant.membrane.filtration_s  number? 1 100000            # filtration in a cycle
            water.recycled.plant.membrane.relaxation_s  number? 0 100000            # relaxation in a cycle, scoured but not drawn
            water.recycled.plant.membrane.backwash_s    number? 0 100000            # backwash in a cycle
            water.recycled.plant.membrane.backwash_over_flux number? 0 100               # permeate sent back meanwhile, over the flux
            water.recycled.plant.membrane.breach_share  number? 0 1                 # part of the flux that passes breaches unfiltered
            water.recycled.plant.fouling.sustainable_flux_l_per_m2_h number? 0.1 1000            # highest flux for long, at 20 C and the reference sludge and scour
            water.recycled.plant.fouling.reference_mlss_mg_per_l number? 100 100000          # mixed liquor solids at which it holds
            water.recycled.plant.fouling.reference_scour_m3_per_m2_h number? 0.001 10            # scouring air at which it holds
            water.recycled.plant.fouling.mlss_exponent  number? 0 2                 # it falls with solids to this power
            water.recycled.plant.fouling.scour_exponent number? 0 2                 # it rises with scour to this power
            water.recycled.plant.fouling.removable_rise_pa_per_min number? 0 10000             # rise of pressure within a filtration at the sustainable flux and 20 C
            water.recycled.plant.fouling.flux_steepness number? 0 20                # b in exp(b (flux over sustainable - 1))
            water.recycled.plant.fouling.residual_share number? 0 1                 # of that rise stays until a maintenance clean
            water.recycled.plant.fouling.irreversible_share number? 0 1                 # of that rise stays until a recovery clean
            water.recycled.plant.cleaning.maintenance_every_days number? 0.01 10000          # from one maintenance clean to the next
            water.recycled.plant.cleaning.maintenance_h number? 0 1000              # how long a train is out for it
            water.recycled.plant.cleaning.maintenance_removed_share number? 0.01 1              # of the residual resistance
            water.recycled.plant.cleaning.recovery_every_days number? 0.1 100000          # from one recovery clean to the next
            water.recycled.plant.cleaning.recovery_h    number? 0 10000             # how long a train is out for it
            water.recycled.plant.cleaning.recovery_removed_share number? 0.01 1              # of the irreversible resistance
            water.recycled.plant.cleaning.maintenance_hypochlorite_g_per_m2 number? 0 1000              # NaOCl as Cl2 in a maintenance clean
            water.recycled.plant.cleaning.maintenance_citric_g_per_m2 number? 0 1000              # citric acid in a maintenance clean
            water.recycled.plant.cleaning.recovery_hypochlorite_g_per_m2 number? 0 10000             # NaOCl as Cl2 in a recovery clean
            water.recycled.plant.cleaning.recovery_citric_g_per_m2 number? 0 10000             # citric acid in a recovery clean
            water.recycled.plant.aeration.transfer_share_per_m number? 0.001 0.12          # standard oxygen transfer efficiency of the fine bubbles, per metre of depth
            water.recycled.plant.aeration.depth_m       number? 0.5 20              # of the diffusers
            water.recycled.plant.aeration.alpha_slope   number? 0 0.001             # k in alpha = exp(-k x solids in mg/L)
            water.recycled.plant.aeration.beta          number? 0.5 1               # oxygen saturation in the liquor over that in clean water
            water.recycled.plant.aeration.oxygen_mg_per_l number? 0 5                 # dissolved oxygen kept in the aerated tanks
            water.recycled.plant.aeration.least_air_m3_per_m2_h number? 0 100               # air per floor area that keeps the sludge up
            water.recycled.plant.aeration.floor_m2      number? 0 1e7               # floor of the aerated tanks
            water.recycled.plant.aeration.scour_depth_m number? 0.5 20              # of the scour's nozzles
            water.recycled.plant.aeration.scour_transfer_share_per_m number? 0 0.12              # oxygen transfer of its coarse bubbles, per metre of depth
            water.recycled.plant.aeration.membrane_oxygen_mg_per_l number? 0 8                 # dissolved oxygen that the recirculation brings back, at most
            water.recycled.plant.aeration.blower_loss_kpa number? 0 200               # pipes, valves and diffusers
            water.recycled.plant.aeration.blower_efficiency number? 0.05 1              # wire to air over adiabatic
            water.recycled.plant.aeration.inlet_c       number? -50 60              # air at the blowers' inlet
            water.recycled.plant.aeration.inlet_pa      number? 50000 120000        # its pressure
            water.recycled.plant.pumping.feed_kpa       number? 0 5000              # head of the feed pumps
            water.recycled.plant.pumping.permeate_kpa   number? 0 5000              # head of the permeate pumps besides the trans-membrane pressure
            water.recycled.plant.pumping.recirculation_ratio number? 0 20                # sludge from the membranes back to the biology, over the product
            water.recycled.plant.pumping.recirculation_kpa number? 0 1000              # its head
            water.recycled.plant.pumping.delivery_kpa   number? 0 10000             # head of the pumps that send the product to its users
            water.recycled.plant.pumping.efficiency     number? 0.05 1              # wire to water
            water.recycled.plant.pumping.mixing_w       number? 0 1e8               # stirrers of tanks without air
            water.recycled.plant.pumping.other_w        number? 0 1e8               # screens, chemicals, controls, buildings
            water.recycled.plant.pumping.train_w        number? 0 1e7               # compressors, valves, sampling of a train in service
            water.recycled.plant.dosing.hypochlorite_mg_per_l number? 0 100               # NaOCl as Cl2 into the product
            water.recycled.plant.dosing.phosphate_p_mg_per_l number? 0 200               # phosphorus that the product may carry; more is precipitated
            water.recycled.plant.dosing.coagulant_mol_per_mol number? 0 20                # iron or aluminium per phosphorus removed
            water.recycled.plant.dosing.coagulant_g_per_mol number? 1 1000              # of the product that carries one mole of metal
            water.cycle_limits.silica_mg_per_l          number? 0.001 1e5           # in tower water, as SiO2; null: no limit
            water.cycle_limits.calcium_hardness_mg_per_l number? 0.001 1e5           # in tower water, as CaCO3
            water.cycle_limits.alkalinity_mg_per_l      number? 0.001 1e5           # in tower water, as CaCO3
            water.cycle_limits.chloride_mg_per_l        number? 0.001 1e5           # in tower water
            water.cycle_limits.sulphate_mg_per_l        number? 0.001 1e5           # in tower water
            water.cycle_limits.tds_mg_per_l             number? 0.001 1e6           # total dissolved solids in tower water
            water.cycle_limits.phosphate_mg_per_l       number? 0.001 1e5           # in tower water, as PO4
            water.cycle_limits.ammonium_mg_per_l        number? 0.001 1e5           # in tower water, as NH4
            water.cycle_limits.ph                       number? 4 14                # highest pH of the hottest tower water
            water.cycle_limits.calcite_index            number? -5 5                # saturation index of calcite in the hottest tower water
            water.cycle_limits.co2_ppm                  number? 10 50000            # carbon dioxide that tower water is at equilibrium with; null: outdoor air
            water.cycle_limits.hot_water_c              number? 5 80                # hottest tower water; null: into the towers at their nominal point
            water.cycle_limits.most_cycles              number? 1.1 50              # practical maximum
            water.storage.volume_gal                    number? 0 1e9               # make-up stored on site, usable
            water.storage.most_gpm                      number? 0 1e6               # the most that it gives
            water.storage.refill_gpm                    number? 0 1e6               # the most that refills it
            water.mains.static_kpa                      number? 50 2000             # main pressure at the meter with the site drawing nothing; null: the main is not followed
            water.mains.test_kpa                        number? 0 2000              # main pressure that remains at the test flow
            water.mains.test_gpm                        number? 1 1e6               # test flow
            water.mains.floor_kpa                       number? 0 1000              # pressure that residents keep: the site draws no more
            water.mains.city_loss_kpa                   number? 0 1000              # pressure that the mean demand of the city takes
            water.mains.city_factor                     numbers? 24 24              # demand of the city over its mean, by hour of the local clock
            water.aquifer.name                          text?                       # what to call the well field that the mains water comes from
            water.aquifer.transmissivity_m2_per_day     number? 0.1 1e6             # of the aquifer; null: the site has no aquifer
            water.aquifer.storativity                   number? 1e-7 0.5            # of the aquifer
            water.aquifer.leakage_factor_m              number? 1 1e7               # square root of transmissivity times the resistance of the layer above; null: it does not leak
            water.aquifer.share_of_mains                number? 0 1                 # share of the site's mains water that these wells pump; null: all
            water.aquifer.draw_gal_per_day              number? 0 1e9               # mains draw of the site that is shown when none is asked for
            water.aquifer.background_gal_per_day        number? 0 1e9               # what everybody else draws from the same wells
            water.aquifer.capacity_gal_per_day          number? 0 1e9               # what the wells' pumps can give; null: not limited
            water.aquifer.wells.*.east_m                number -1e6 1e6             # place of a well, east of the site
            water.aquifer.wells.*.north_m               number -1e6 1e6             # north of the site
            water.aquifer.wells.*.radius_m              number? 0.01 10             # radius of its screen with the gravel around it
            water.aquifer.wells.*.share                 number? 0 1                 # share of the field's pumping; null: equal parts of what is left
            water.aquifer.points.*.label                text?                       # a place at which drawdown is told
            water.aquifer.points.*.east_m               number -1e6 1e6             # east of the site
            water.aquifer.points.*.north_m              number -1e6 1e6             # north of the site
            water.aquifer.boundaries.*.kind             choice recharge no_flow     # straight edge of the aquifer: open water that feeds it, or a wall
            water.aquifer.boundaries.*.east_m           number -1e6 1e6             # a place on the edge, east of the site
            water.aquifer.boundaries.*.north_m          number -1e6 1e6             # north of the site
            water.aquifer.boundaries.*.bearing_deg      number -360 360             # direction of the edge, clockwise from north
            water.aquifer.bounds.*.label                text                        # a bound, told apart from the result: what it stands for
            water.aquifer.bounds.*.transmissivity_m2_per_day number? 0.1 1e6             # null: as above
            water.aquifer.bounds.*.storativity          number? 1e-7 0.5            # null: as above
            water.aquifer.bounds.*.leakage_factor_m     number? 1 1e7               # null: as above
            water.aquifer.bounds.*.leaky                flag?                       # false: nothing leaks
            water.aquifer.bounds.*.single_well          flag?                       # true: all of the draw from one well in the middle of the field
            """;

    /** From the grid on: the third of the constants. */
    private static final String ELECTRICITY_ON = """
            grid.utility_mw                             number 0 100000             # what the utility has connected
            grid.generation.*.capacity_mw               number 0 100000             # on-site generation in service
            grid.generation.*.emission_kg_per_mwh       number 0 3000               # carbon dioxide of on-site generation
            grid.generation.*.units_count               whole? 0 1000               # equal units; none or not given: the source follows at once
            grid.generation.*.kind                      choice? turbine engine diesel# what a unit is; what is not given below is the kind's
            grid.generation.*.minimum_load_share        number? 0 1                 # lowest steady load of a unit over its rating
            grid.generation.*.start_min                 number? 0 1440              # from the call of a unit to synchronization
            grid.generation.*.ramp_mw_per_min           number? 0.001 10000         # how fast a unit's power may change
            grid.generation.*.cool_down_min             number? 0 1440              # after a stop, before a unit may start again
            grid.generation.*.minimum_run_min           number? 0 100000            # a unit runs at least as long
            grid.generation.*.minimum_down_min          number? 0 100000            # a unit stands at least as long
            grid.generation.*.reference_c               number? -50 60              # air up to which a unit gives its rating
            grid.generation.*.hot_c                     number? -40 70              # air at which it gives the share below
            grid.generation.*.hot_power_share           number? 0.1 1               # power over rating at hot_c; straight between
            grid.generation.*.efficiency                number? 0.05 0.7            # electric over fuel by higher heating value, at rating
            grid.generation.*.no_load_fuel_share        number? 0 0.9               # fuel at no load over that at rating
            grid.generation.*.square_fuel_share         number? 0 0.9               # part of the fuel at rating that goes with the square of load
            grid.generation.*.start_fuel_share          number? 0 1                 # fuel while starting over that at rating
            grid.generation.*.fuel_nox_kg_per_mwh       number? 0 1000              # NOX over fuel by higher heating value, before a catalyst
            grid.generation.*.fuel_co_kg_per_mwh        number? 0 1000              # CO over fuel by higher heating value, before a catalyst
            grid.generation.*.fuel_voc_kg_per_mwh       number? 0 1000              # VOC over fuel by higher heating value, before a catalyst
            grid.generation.*.fuel_pm_kg_per_mwh        number? 0 1000              # PM over fuel by higher heating value, before a catalyst
            grid.generation.*.fuel_hap_kg_per_mwh       number? 0 1000              # HAP over fuel by higher heating value, before a catalyst
            grid.generation.*.fuel_formaldehyde_kg_per_mwh number? 0 1000            # formaldehyde over fuel by higher heating value, before a catalyst
            grid.generation.*.fuel_co2_kg_per_mwh       number? 0 1000              # CO2 over fuel by higher heating value, before a catalyst
            grid.generation.*.catalyst_nox_share        number? 0 1                 # NOX that the warm catalyst takes out; none if not given
            grid.generation.*.catalyst_co_share         number? 0 1                 # CO that the warm catalyst takes out; none if not given
            grid.generation.*.catalyst_voc_share        number? 0 1                 # VOC that the warm catalyst takes out; none if not given
            grid.generation.*.catalyst_hap_share        number? 0 1                 # HAP that the warm catalyst takes out; none if not given
            grid.generation.*.catalyst_formaldehyde_share number? 0 1                # formaldehyde that the warm catalyst takes out; none if not given
            grid.generation.*.catalyst_warm_min         number? 0 1440              # from ignition until the catalyst works
            grid.generation.*.low_load_share            number? 0 1                 # load over rating below which combustion is not clean
            grid.generation.*.low_load_factor           number? 0 1000              # on emissions there, PM and CO2 apart
            grid.generation.*.start_factor              number? 0 1000              # on emissions from ignition to synchronization, PM and CO2 apart
            grid.permit.nox_short_ton                   number? 0 1e7               # NOX allowed in any twelve months
            grid.permit.co_short_ton                    number? 0 1e7               # CO allowed in any twelve months
            grid.permit.voc_short_ton                   number? 0 1e7               # VOC allowed in any twelve months
            grid.permit.pm_short_ton                    number? 0 1e7               # PM allowed in any twelve months
            grid.permit.hap_short_ton                   number? 0 1e7               # HAP allowed in any twelve months
            grid.permit.formaldehyde_short_ton          number? 0 1e7               # formaldehyde allowed in any twelve months
            grid.permit.starts_count                    whole? 0 100000             # start-ups allowed in twelve months
            grid.permit.stops_count                     whole? 0 100000             # shutdowns allowed in twelve months
            grid.permit.event_h                         number? 0 1000              # longest start-up or shutdown
            grid.permit.events_h                        number? 0 100000            # all start-ups and shutdowns in twelve months
            grid.permit.scope                           choice? unit site           # whom starts and their hours are counted for; site if not given
            grid.permit.from                            date?                       # first day of the permit
            grid.permit.to                              date?                       # first day on which it no longer holds
            grid.pdu.rated_w                            number 1 1e10               # rack PDUs and busways together
            grid.pdu.fixed_loss_w                       number 0 1e9                # loss without load
            grid.pdu.proportional_loss                  number 0 0.5                # loss over output
            grid.ups.rated_w                            number 1 1e10               # UPS output rating
            grid.ups.fixed_loss_w                       number 0 1e9                # loss without load
            grid.ups.proportional_loss                  number 0 0.5                # loss over output, beside the fixed loss
            grid.ups.it_share                           number 0 1                  # share of the GPU racks behind the UPS
            grid.ups.network_share                      number 0 1                  # share of network and storage behind the UPS
            grid.unit_substations.units_count           whole 1 10000               # 13.8 kV / 415 V unit substations
            grid.unit_substations.rated_mva             number 0.01 1000            # rating of one
            grid.unit_substations.no_load_loss_w        number 0 1e7                # core loss of one
            grid.unit_substations.load_loss_w           number 0 1e8                # winding loss of one at rating
            grid.feeders.proportional_loss              number 0 0.2                # medium-voltage cables, loss over output
            grid.swing.iteration_s                      number? 0.01 3600           # one training iteration
            grid.swing.compute_share                    number? 0 1                 # of it at compute power; the rest is exposed communication
            grid.swing.bubble_share                     number? 0 0.5               # of it in which a pipeline fills and drains
            grid.swing.iteration_variation              number? 0 0.3               # standard deviation of an iteration's length over its mean
            grid.swing.spread_up_s                      number? 0 60                # between the first and the last server when computing begins
            grid.swing.spread_down_s                    number? 0 60                # between the first and the last server when it ends
            grid.swing.lag_s                            number? 0 10                # first-order time constant of a server's power
            grid.swing.communication_ac_w               number? 0 200000            # server AC input in exposed communication
            grid.swing.idle_ac_w                        number? 0 200000            # server AC input while a checkpoint is written and after a failure
            grid.swing.checkpoint_every_min             number? 0.1 100000          # from one checkpoint to the next
            grid.swing.checkpoint_s                     number? 0 36000             # for which computing stops
            grid.swing.interruption_gpu_h               number? 1 1e12              # GPU hours for each unplanned stop of a job
            grid.swing.restart_s                        number? 0 36000             # from a stop until the job computes again
            grid.swing.energy_usd_per_mwh               number? 0 100000            # price at which remedies are costed
            grid.swing.limits.range_mw                  number? 0 100000            # largest change of power within a minute
            grid.swing.limits.ramp_up_mw_per_s          number? 0 100000            # largest rise within a second
            grid.swing.limits.ramp_down_mw_per_s        number? 0 100000            # largest fall within a second
            grid.swing.limits.ramp_mw_per_min           number? 0 100000            # largest difference of adjacent one-minute means
            grid.swing.limits.inter_area_mw             number? 0 100000            # peak-to-peak in 0.1 to 0.8 Hz
            grid.swing.limits.local_mw                  number? 0 100000            # peak-to-peak in 0.8 to 2.5 Hz
            grid.swing.limits.torsional_mw              number? 0 100000            # peak-to-peak in 2.5 to 20 Hz
            grid.swing.remedies.stagger_s               number? 0 36000             # over which servers are let back after a restart
            grid.swing.remedies.floor_share             number? 0 1                 # GPU power smoothing: floor over a server's compute power
            grid.swing.remedies.ramp_up_w_per_s         number? 1 1e9               # GPU power smoothing: fastest rise of one GPU
            grid.swing.remedies.ramp_down_w_per_s       number? 1 1e9               # GPU power smoothing: fastest fall of one GPU
            grid.swing.remedies.hold_s                  number? 0 36000             # GPU power smoothing: how long the floor stays after the last work
            grid.swing.remedies.dummy_share             number? 0 1                 # software dummy load: fills up to this share of a server's compute power
            grid.swing.remedies.dummy_delay_s           number? 0 60                # software dummy load: how late it comes and goes
            grid.swing.remedies.dummy_throughput_loss   number? 0 1                 # software dummy load: share of the job's throughput that it takes
            grid.swing.remedies.rack_gpu_j              number? 0 1e7               # storage in power supplies and racks for each GPU
            grid.swing.remedies.rack_gpu_w              number? 0 1e6               # its largest power for each GPU
            grid.swing.remedies.rack_efficiency         number? 0.3 1               # of it, one way
            grid.swing.remedies.battery_mwh             number? 0 1000000           # energy of the site's battery that smoothing may use
            grid.swing.remedies.battery_response_s      number? 0 60                # first-order lag of its converters behind the load
            grid.swing.remedies.battery_smooth_s        number? 0.01 36000          # time constant of the power that the grid sees
            grid.swing.remedies.battery_cycles_count    number? 1 1e7               # full cycles over its life
            grid.swing.remedies.battery_usd_per_kwh     number? 0 10000             # to replace it
            grid.swing.inertia.kinetic_gj               number? 1 1e6               # energy of the interconnection's rotating masses
            grid.swing.inertia.nominal_hz               number? 10 400              # nominal frequency
            grid.swing.inertia.damping_mw_per_hz        number? 0 1e7               # what its load gives way to frequency
            grid.swing.inertia.response_mw_per_hz       number? 1 1e7               # its frequency response, damping included
            grid.swing.inertia.governor_s               number? 0.01 1000           # lag of its governors and turbines
            grid.swing.inertia.deadband_hz              number? 0 1                 # within which governors do nothing, either way
            grid.swing.network.short_circuit_mva        number? 1 1e6               # short-circuit power at the utility's meter
            grid.swing.network.x_over_r                 number? 0 1000              # reactance over resistance there
            grid.swing.network.power_factor             number? 0.1 1               # displacement power factor of the load that swings
            grid.swing.ride_through.*.voltages_pu       numbers 1 20                # envelope: at this voltage or above, in rising order
            grid.swing.ride_through.*.durations_s       numbers 0 20                # it stays on for this long; at the last voltage for ever
            grid.swing.ride_through.*.median_factor     number? 0.01 1000           # how much longer than the envelope the median unit holds
            grid.swing.ride_through.*.time_scatter      number? 0 3                 # scatter of that between units, of the logarithm
            grid.swing.ride_through.*.voltage_scatter_pu number? 0 0.5               # scatter of the voltages between units
            grid.swing.ride_through.*.return_after_s    number? 0 36000             # from the end of a dip until it begins to return
            grid.swing.reconnect_mw_per_s               number? 0.001 100000        # fastest rise while load returns after a dip
            grid.substation.units_count                 whole 1 100                 # main transformers
            grid.substation.rated_mva                   number 0.1 5000             # top rating of one
            grid.substation.no_load_loss_w              number 0 1e7                # core loss of one
            grid.substation.load_loss_w                 number 0 1e8                # winding loss of one at rating
            grid.substation.power_factor                number 0.5 1                # of the whole site at the utility's meter
            grid.substation.thermal.top_oil_rise_k      number? 5 150               # top oil over ambient at each stage's nameplate
            grid.substation.thermal.hot_spot_gradient_k number? 0 150               # hot spot over top oil at the top rating
            grid.substation.thermal.natural_oil_time_constant_min number? 1 10000             # lag of the oil without fans
            grid.substation.thermal.fans_oil_time_constant_min number? 1 10000             # lag of the oil with fans
            grid.substation.thermal.winding_time_constant_min number? 0.1 1000            # lag of the winding against its oil
            grid.substation.thermal.oil_exponent        number? 0.3 1.2             # total loss to top-oil rise (IEC 60076-7, x)
            grid.substation.thermal.winding_exponent    number? 0.5 2.5             # current to hot-spot gradient (IEC 60076-7, y)
            grid.substation.thermal.k11                 number? 0.1 2               # on the oil's lag (IEC 60076-7)
            grid.substation.thermal.k21                 number? 1 5                 # overshoot of the gradient (IEC 60076-7)
            grid.substation.thermal.k22                 number? 0.5 5               # how fast the overshoot fades (IEC 60076-7)
            grid.substation.thermal.natural_share       number? 0.01 1              # nameplate without fans over the top rating
            grid.substation.thermal.first_fans_share    number? 0.01 1              # nameplate with the first bank of fans over the top rating
            grid.substation.thermal.first_fans_top_oil_c number? -50 200             # top oil that starts the first bank
            grid.substation.thermal.first_fans_hot_spot_c number? -50 250             # hot spot that starts the first bank
            grid.substation.thermal.second_fans_top_oil_c number? -50 200             # top oil that starts the second bank
            grid.substation.thermal.second_fans_hot_spot_c number? -50 250             # hot spot that starts the second bank
            grid.substation.thermal.hysteresis_k        number? 0 50                # fans stop so far below both
            grid.substation.thermal.fan_bank_w          number? 0 1e6               # power of one unit's bank of fans
            grid.substation.thermal.insulation          choice? normal upgraded rise_55 # paper: ageing at 1 at 98, 110 or 95 C
            grid.battery.power_mw                       number 0 100000             # highest charge and discharge; 0: no battery
            grid.battery.energy_mwh                     number 0 1000000            # usable energy
            grid.battery.charge_efficiency              number 0.3 1                # one way
            grid.battery.discharge_efficiency           number 0.3 1                # one way
            grid.battery.reserve_share                  number 0 1                  # of the energy, kept for outages
            grid.battery.standby_w                      number 0 1e8                # thermal management and controls
            grid.battery.dispatch                       choice ride_through shave time_of_use ramp_limit demand_response planned # what the battery is for: outages alone, or one of these
            grid.battery.no_load_loss_share             number? 0 1                 # part of the conversion loss at rated power that does not go with power
            grid.battery.square_loss_share              number? 0 1                 # part of it that goes with the square
            grid.battery.least_load_share               number? 0.001 1             # power over rating below which units stand by: constant efficiency
            grid.battery.empty_taper_share              number? 0 1                 # state of charge below which discharge is tapered
            grid.battery.full_taper_share               number? 0 1                 # room below which charge is tapered
            grid.battery.charge_none_c                  number? -273 100            # cells at or below this take nothing
            grid.battery.charge_all_c                   number? -273 100            # cells from this on take full power
            grid.battery.discharge_none_c               number? -273 100            # cells at or below this give nothing
            grid.battery.discharge_all_c                number? -273 100            # cells from this on give full power
            grid.battery.hot_all_c                      number? -273 1000           # cells up to this take and give full power
            grid.battery.hot_none_c                     number? -273 1000           # cells from this on take and give nothing
            grid.battery.heat_capacity_j_per_k          number? 0 1e14              # of all cells; 0 or not given: their temperature is not followed
            grid.battery.leak_w_per_k                   number? 0 1e9               # from the cells to the air outside
            grid.battery.cell_loss_share                number? 0 1                 # part of the conversion loss that warms the cells
            grid.battery.upper_c                        number? -50 100             # cooling holds the cells at or below this
            grid.battery.lower_c                        number? -50 100             # heating holds them at or above this
            grid.battery.cooling_w                      number? 0 1e10              # most heat that cooling removes
            grid.battery.heating_w                      number? 0 1e10              # most heat that heating gives
            grid.battery.cooling_cop                    number? 0.1 20              # heat removed over AC power of cooling
            grid.battery.time_ageing_factor             number? 0 10                # on the fade by time of Naumann et al. (2018); 0 or not given: none
            grid.battery.cycle_ageing_factor            number? 0 10                # on the fade by cycles of Naumann et al. (2020); 0 or not given: none
            grid.battery.age_days                       number? 0 100000            # age of the cells at the start
            grid.battery.past_cycles_count              number? 0 1000000           # equivalent full cycles done by then
            grid.battery.hold_mw                        number? 0 100000            # level at the meter to hold below its limit
            grid.battery.recharge_share                 number? 0 1                 # highest recharging over rated power
            grid.battery.on_peak_share                  number? 0 1                 # time_of_use: what it gives on peak over rated power
            grid.battery.ramp_mw_per_min                number? 0 100000            # ramp_limit: how fast the meter may change
            grid.battery.middle_share                   number? 0 1                 # ramp_limit: state of charge it comes back to
            grid.network.base_mva                       number? 0.001 1000000       # common base of per-unit values; 100 if not given
            grid.network.frequency_hz                   number? 1 400               # 60 if not given
            grid.network.battery_bus                    text?                       # bus of the battery's inverters
            grid.network.generation_bus                 text?                       # bus of on-site generators
            grid.network.buses.*.kv                     number 0.01 2000            # nominal voltage, line to line
            grid.network.buses.*.label                  text?                       # what to call the bus in drawings
            grid.network.buses.*.low_pu                 number? 0.1 2               # lowest voltage allowed; 0.95 if not given
            grid.network.buses.*.high_pu                number? 0.1 2               # highest voltage allowed; 1.05 if not given
            grid.network.sources.*.bus                  text                        # bus of a source
            grid.network.sources.*.control              choice? utility reference voltage power # a voltage behind the grid's impedance (if not given), angle and voltage held, voltage held, or power alone
            grid.network.sources.*.voltage_pu           number? 0.5 1.5             # voltage that it holds; 1 if not given
            grid.network.sources.*.angle_deg            number? -360 360            # angle of a reference; 0 if not given
            grid.network.sources.*.short_circuit_mva    number? 0.001 1000000       # of a utility: three-phase short-circuit level at its bus
            grid.network.sources.*.x_over_r             number? 0.001 1000          # of a utility: reactance over resistance
            grid.network.sources.*.power_mw             number? -100000 100000      # active power; 0 if not given
            grid.network.sources.*.reactive_mvar        number? -100000 100000      # reactive power where it holds no voltage; 0 if not given
            grid.network.sources.*.least_mw             number? -100000 100000      # lowest active power
            grid.network.sources.*.most_mw              number? -100000 100000      # highest active power
            grid.network.sources.*.least_mvar           number? -100000 100000      # lowest reactive power
            grid.network.sources.*.most_mvar            number? -100000 100000      # highest reactive power
            grid.network.sources.*.rated_mva            number? 0.001 100000        # its own rating
            grid.network.sources.*.subtransient_percent number? 0.1 1000            # reactance in a short circuit, of its own rating
            grid.network.sources.*.in_service           flag?                       # true if not given
            grid.network.kinds.lines.*.r_ohm_per_km     number 0 1000               # resistance of one circuit
            grid.network.kinds.lines.*.x_ohm_per_km     number 0 1000               # reactance of one circuit
            grid.network.kinds.lines.*.c_nf_per_km      number? 0 100000            # capacitance to neutral of one circuit
            grid.network.kinds.lines.*.rated_a          number? 0.1 100000          # continuous current of one circuit; without it not judged
            grid.network.kinds.cables.*.r_ohm_per_km    number 0 1000               # resistance of one circuit
            grid.network.kinds.cables.*.x_ohm_per_km    number 0 1000               # reactance of one circuit
            grid.network.kinds.cables.*.c_nf_per_km     number? 0 100000            # capacitance to neutral of one circuit
            grid.network.kinds.cables.*.rated_a         number? 0.1 100000          # continuous current of one circuit; without it not judged
            grid.network.kinds.transformers.*.rated_mva number? 0.0001 5000         # rating of one unit; of substation and unit_substation it stands in grid.substation and grid.unit_substations
            grid.network.kinds.transformers.*.impedance_percent number 0.01 90              # short-circuit impedance, of its own rating
            grid.network.kinds.transformers.*.load_loss_w number? 0 1e8               # winding loss of one at rating
            grid.network.kinds.transformers.*.x_over_r  number? 0.01 1000           # instead of load_loss_w: reactance over resistance
            grid.network.kinds.transformers.*.no_load_loss_w number? 0 1e7               # core loss of one; 0 if not given
            grid.network.kinds.transformers.*.magnetizing_percent number? 0 50                # no-load current, of rated current; what the core loss alone takes if not given
            grid.network.kinds.transformers.*.from_kv   number? 0.01 2000           # rated voltage of the winding with taps; the bus's if not given
            grid.network.kinds.transformers.*.to_kv     number? 0.01 2000           # rated voltage of the other winding; the bus's if not given
            grid.network.lines.*.kind                   text                        # one of kinds.lines
            grid.network.lines.*.from                   text                        # bus nearer to the utility
            grid.network.lines.*.to                     text                        # bus at the other end
            grid.network.lines.*.length_m               number 0.01 2000000         # length
            grid.network.lines.*.parallel_count         whole? 1 1000               # circuits in parallel; 1 if not given
            grid.network.lines.*.meter                  flag?                       # true: the utility meters what enters it at from
            grid.network.lines.*.in_service             flag?                       # true if not given
            grid.network.cables.*.kind                  text                        # one of kinds.cables
            grid.network.cables.*.from                  text                        # bus nearer to the utility
            grid.network.cables.*.to                    text                        # bus at the other end
            grid.network.cables.*.length_m              number 0.01 500000          # length
            grid.network.cables.*.parallel_count        whole? 1 1000               # circuits in parallel; 1 if not given
            grid.network.cables.*.meter                 flag?                       # true: the utility meters what enters it at from
            grid.network.cables.*.in_service            flag?                       # true if not given
            grid.network.transformers.*.kind            text                        # one of kinds.transformers; substation is a main transformer
            grid.network.transformers.*.from            text                        # bus at the winding with taps, nearer to the utility
            grid.network.transformers.*.to              text                        # bus at the other winding
            grid.network.transformers.*.parallel_count  number? 0.001 10000              # units in parallel, or a share of some; 1 if not given
            grid.network.transformers.*.tap_percent     number? -30 30              # turns at from above nominal; -2.5 raises the voltage at to by 2.5 %
            grid.network.transformers.*.shift_deg       number? -180 180            # phase shift; positive delays the voltage at to
            grid.network.transformers.*.meter           flag?                       # true: the utility meters what enters it at from
            grid.network.transformers.*.in_service      flag?                       # true if not given
            grid.network.shunts.*.bus                   text                        # bus of a capacitor bank or reactor
            grid.network.shunts.*.reactive_mvar         number -10000 10000         # what it gives at nominal voltage; a reactor is negative
            grid.network.shunts.*.loss_w                number? 0 1e9               # what it takes at nominal voltage
            grid.network.shunts.*.in_service            flag?                       # true if not given
            grid.network.loads.*.bus                    text                        # bus of a load
            grid.network.loads.*.role                   choice? hall network cooling chillers other # what of the site's power stands here; none: a load of its own
            grid.network.loads.*.hall                   text?                       # which hall, by number from 1 or by name
            grid.network.loads.*.share                  number? 0 1                 # of the role's power (of the hall's); 1 if not given
            grid.network.loads.*.power_factor           number? 0.05 1              # lagging; 1 if not given
            grid.network.loads.*.load_mw                number? -100000 100000      # constant power; of a load with a role only in a file of its own
            grid.network.loads.*.reactive_mvar          number? -100000 100000      # constant reactive power, instead of power_factor
            other.lighting_and_offices_w                number 0 1e8                # lighting, offices, security
            other.water_treatment_w                     number 0 1e8                # make-up treatment, dosing, filters

            tariff.name                                 text                        # which schedule
            tariff.customer_usd                         number 0 1e7                # customer charge a month
            tariff.administration_usd                   number 0 1e7                # administration charge a month
            tariff.contract_mw                          number 0.001 100000         # contract demand
            tariff.delivery_usd_per_kw                  number 0 1000               # delivery at this voltage, on the highest demand of the month
            tariff.holidays                             choice none six six_observed # days without on-peak hours beside weekends
            tariff.block_rule                           choice off_peak_energy off_peak_share # how many off-peak kWh an hour's use of demand is
            tariff.on_peak.*.months                     numbers 1 12                # months, 1 to 12
            tariff.on_peak.*.from_h                     whole 0 23                  # first on-peak hour of working days, on the local clock
            tariff.on_peak.*.to_h                       whole 1 24                  # first hour after it
            tariff.seasons.*.months                     numbers 1 12                # months, 1 to 12; each month in one season
            tariff.seasons.*.on_peak_usd_per_kwh        number 0 10                 # on-peak energy
            tariff.seasons.*.off_peak.*.hours_use_h     number? 0.1 8784            # length of this block of off-peak energy; the last has none
            tariff.seasons.*.off_peak.*.price_usd_per_kwh number 0 10               # price in this block
            tariff.seasons.*.on_peak_demand_usd_per_kw  number 0 1000               # highest on-peak half-hour mean of the month
            tariff.seasons.*.maximum_demand_usd_per_kw  number 0 1000               # highest half-hour mean of the month
            tariff.seasons.*.over_contract_usd_per_kw   number 0 1000               # of it, what exceeds the contract
            tariff.seasons.*.sheet                      text?                       # the printed sheet and its date
            tariff.prices_of_month                      whole? 1 12                 # the prices of this month in every month; without it each month has its season's
            tariff.ratchet_share                        number? 0 1                 # billed demand is at least this share of the highest of the eleven months before
            tariff.minimum_contract_share               number? 0 1                 # billed demand is at least this share of contract demand
            tariff.minimum_bill_usd                     number? 0 1e9               # a month costs at least this
            tariff.reactive.free_share                  number? 0 10                # kvar that are free for each kW; 0.33 is a power factor of 0.95
            tariff.reactive.lagging_usd_per_kvar        number? 0 1000              # of the month, for lagging kvar beyond it
            tariff.reactive.leading_usd_per_kvar        number? 0 1000              # of the month, for leading kvar at the lowest demand
            utility.fiscal_year_month                   whole? 1 12                 # first month of the utility's fiscal year; without it October
            utility.product                             text?                       # which of utility.products the site has; null: none
            utility.products.*.notice_min               number 0 100000             # least notice of a call
            utility.products.*.economic                 flag                        # whether it is called for economic reasons too
            utility.products.*.economic_per_year_h      number? 0 8784              # most hours of economic calls in a fiscal year; null: no limit
            utility.products.*.source                   text?                       # where it comes from
            utility.protected_mw                        number? 0 100000            # firm part of contract demand, not interrupted; without it all of it
            utility.credit_usd_per_kw                   number? 0 1000              # interruptible credit a month above protected demand; null: not public
            utility.settlement.baseline                 choice? ten_of_ten high_five_of_ten high_four_of_five contract_demand meter_before # what the site would have drawn
            utility.settlement.adjustment               choice? none additive multiplicative # how a baseline from days is moved to the day of the call
            utility.settlement.credit_usd_per_mwh       number? 0 100000            # for energy not taken; null: not public
            utility.settlement.penalty_usd_per_mwh      number? 0 100000            # for energy above the level after the deadline; null: not public
            utility.ladder.*.step_count                 whole? 1 1000               # number of this step of the emergency ladder; null: not public
            utility.ladder.*.mandatory                  flag                        # true: an order, false: a request
            utility.ladder.*.interrupts                 flag                        # whether interruptible load goes down to its protected demand
            utility.ladder.*.city_share                 number? 0 1                 # part of the city's load to be cut; null: none is stated
            utility.ladder.*.meaning                    text                        # what it asks
            utility.ladder.*.source                     text                        # where it comes from
            curtailment.protected_work                  text?                       # kinds of work that no call touches, with commas; without it inference
            curtailment.cap_latency_s                   number? 0 3600              # from the order to the last GPU at its new cap
            curtailment.shutdown_s                      number? 0 3600              # from the order until an idle server is off
            curtailment.boot_s                          number? 0 7200              # from the order until a server that was off can take a job; it draws its idle power meanwhile
            curtailment.power_cycle_usd                 number? 0 10000             # what it costs to switch a server off and on: some do not come back
            curtailment.recovery_ramp_mw_per_min        number? 0.01 100000         # fastest rise of the meter after a call
            curtailment.battery_charge_share            number? 0 1                 # state of charge at the call
            curtailment.battery_response_s              number? 0 60                # from the order to the battery at its power
            region.name                                 text?                       # the city or utility around the site
            region.summer_peak_mw                       number? 1 1e6               # its highest hour from June to September
            region.winter_peak_mw                       number? 1 1e6               # its highest hour from December to March
            region.record_peak_mw                       number? 1 1e6               # its highest hour on record
            region.energy_mwh                           number? 1 1e10              # its energy of a year
            region.heat_below_c                         number? -50 60              # air temperature below which heating draws power
            region.cool_above_c                         number? -50 60              # air temperature above which cooling does
            region.system.name                          text?                       # the system that supplies it
            region.system.summer_peak_mw                number? 1 1e7               # its highest hour of a summer
            region.system.summer_record_mw              number? 1 1e7               # its highest summer hour on record
            region.system.winter_record_mw              number? 1 1e7               # its highest winter hour on record
            region.system.energy_mwh                    number? 1 1e11              # its energy of a year
            emissions.grid_kg_per_mwh                   number 0 3000               # carbon dioxide of grid electricity
            emissions.hourly_file                       text?                       # hourly file in EIA-930 columns instead of the flat factor; null: flat
            emissions.authority                         text?                       # balancing authority read from it; without it TVA
            emissions.fuels.coal_kg_per_mwh             number? 0 3000              # carbon dioxide of generation from coal, where the file reports none
            emissions.fuels.gas_kg_per_mwh              number? 0 3000              # from natural gas
            emissions.fuels.oil_kg_per_mwh              number? 0 3000              # from petroleum
            emissions.fuels.other_kg_per_mwh            number? 0 3000              # from other sources that are not nuclear, water, wind, sun or storage

            weather.offset_k                            number -10 10               # climate offset added to the embedded weather
            weather.heat_wave.start                     date?                       # first day of a heat wave; null: none
            weather.heat_wave.days                      whole 1 60                  # length of the heat wave
            weather.heat_wave.wetbulb_c                 number 0 40                 # highest wet bulb on its days
            weather.extreme_day.date                    date?                       # one extreme day; null: none
            weather.extreme_day.wetbulb_c               number 0 40                 # its highest wet bulb

            cloud.location                              text                        # the rented second site
            cloud.gpus_count                            whole 0 10000000            # GPUs to rent
            cloud.gpu_ac_w                              number 10 20000             # AC power a GPU with its share of server and network
            cloud.pue                                   number 1 3                  # site power over IT power
            cloud.water_l_per_kwh                       number 0 10                 # water over IT energy
            cloud.emission_kg_per_mwh                   number 0 3000               # carbon dioxide of its electricity
            cloud.price_usd_per_gpu_h                   number 0 100                # rent
            cloud.transfer_h                            number? 0 1000              # time for a job's data to get there and back; none if not given
            capital.gpu_usd                             number 0 1000000            # price of a GPU
            capital.total_usd                           number 0 1e12               # whole site
            capital.life_h                              number 1 500000             # over which it is written off
            buildout.lead.*                             number? 0 240               # from order to service: gpus_months, utility_, generation_, substation_, battery_, cooling_, water_months

            calibration.tower_ua                        number? 0.3 2               # UA of the towers over that of their nominal point
            calibration.exchanger_ua                    number? 0.1 2               # UA of the plate exchangers over their design
            calibration.pump_efficiency                 number? 0.3 2               # efficiency of all water pumps over their design
            calibration.chiller_power                   number? 0.3 3               # power of the chillers over their curves
            calibration.gpu_power                       number? 0.5 2               # what GPUs draw over what their telemetry says

            telemetry.step_s                            number? 0.1 3600            # length of a live step; 15 if not given
            telemetry.lag_s                             number? 0 86400             # how long after a step's end its samples are asked for; 30 if not given
            telemetry.stale_s                           number? 0 86400             # how old the last value of a silent rack or meter may be; 60 if not given
            telemetry.frozen_s                          number? 10 1e9              # a sensor that stands still so long while most of its kind move is left out; 1800 if not given
            telemetry.hosts.label                       text?                       # label with the name of the host; Hostname if not given
            telemetry.hosts.pattern                     text?                       # regular expression with the groups rack and, where wanted, hall and slot; names such as r0001n1 if not given
            telemetry.hosts.file                        text?                       # CSV of the columns host, rack and, where wanted, slot and hall
            telemetry.meters.*.query                    text?                       # PromQL of one of the site's meters; its site_meter_ metric if not given
            telemetry.meters.*.unit                     text?                       # unit of what the query gives; the meter's own (W, kg/s, C) if not given
            telemetry.meters.*.scale                    number? -1e12 1e12          # what the query's answer is multiplied by first; 1 if not given
            telemetry.meters.*.noise_percent            number? 0 100               # standard deviation of a reading; a usual instrument's if not given

            limits.site_power_mw                        number? 0 100000            # power at the utility's meter; null: what the utility has connected
            limits.transformer_hot_spot_c               number? 80 180              # hot spot of the main transformers; null: not judged
            limits.voltage_deviation_percent            number? 0.1 30              # of the site's buses from nominal; null: not judged
            limits.branch_loading_percent               number? 10 300              # of the site's cables and transformers; null: not judged
            limits.potable_gal_per_day                  number 0 1e9                # mains water a day
            limits.potable_gal_per_hour                 number? 0 1e8               # mains water an hour; null: no limit
            limits.drawdown_m                           number? 0.001 1000          # of the aquifer at the places of water.aquifer.points, sustained; null: no limit
            limits.sewer_gal_per_day                    number 0 1e9                # discharge a day
            limits.gpu_c                                number 30 120               # GPU temperature
            limits.cold_water_c                         number 5 60                 # facility water to the CDUs
            community.off_on_call_share                 number? 0 1                 # share of the servers switched off while the utility calls, in a report's year; 0 if not given
            community.ensemble.weather_sd_k             number? 0 5                 # standard deviation of a year's mean temperature from year to year; 0 if not given
            community.ensemble.work_factor              number? 0 2                 # on the work of a report's year; its low and high are the ensemble's
            community.commitments.*.title               text                        # something promised that a reader of the report can switch
            community.commitments.*.words               text                        # what it would mean, in plain words
            community.commitments.*.promised            text                        # who said so and when
            community.commitments.*.needs               text?                       # path of a number that must be above 0, else it does not apply
            community.commitments.*.changes.*           text                        # PATH=VALUE with it kept; {first} is the first day of the year
            community.events.*.title                    text                        # hard days that the report computes
            community.events.*.words                    text                        # what is assumed, in plain words
            community.events.*.source                   text                        # where that comes from
            community.events.*.year                     whole? 1900 2200            # calendar year; without it that of the report
            community.events.*.starts                   text                        # first day as month and day, as in 07-20
            community.events.*.days                     whole 1 366                 # how many days
            community.events.*.usual.*                  text                        # PATH=VALUE of the same days as they would usually be
            community.events.*.changes.*                text                        # PATH=VALUE that makes it; {from} and {to} are its first day and the day after
            events.*.kind                               choice utility_call water_request sewer_request transformer_outage equipment_fault recycling_outage storm_flow feed_cold power_cut # what happens
            events.*.from                               time                        # start
            events.*.to                                 time                        # end
            events.*.foreseen                           flag                        # known when the plan is made
            events.*.hypothetical                       flag                        # true: made up for planning, not on record
            events.*.notice_min                         number? 0 100000            # how long before the start it is announced
            events.*.reason                             choice? reliability economic # why the utility calls; without it economic
            events.*.site_power_mw                      number? 0 100000            # power allowed at the utility's meter meanwhile
            events.*.potable_gal_per_day                number? 0 1e9               # mains water allowed a day meanwhile
            events.*.potable_gal_per_hour               number? 0 1e8               # mains water allowed an hour meanwhile
            events.*.sewer_gal_per_day                  number? 0 1e9               # discharge allowed a day meanwhile
            events.*.units_out                          whole? 0 100                # main transformers out of service
            events.*.component                          choice? warm_pumps chilled_pumps tower_pumps tower_fans chillers cdu_pumps cdu_valves warm_valve makeup cooling_power # equipment that fails
            events.*.lost_share                         number? 0 1                 # share of it that is lost; all if not given
            events.*.first_rack_count                   whole? 1 200000             # first rack concerned, from 1; of CDU faults
            events.*.racks_count                        whole? 1 200000             # racks concerned; if not given all, of cooling_power none
            events.*.position_share                     number? 0 1                 # where a valve sticks; 1 is full flow through the exchangers
            events.*.trains_out                         whole? 1 1000               # trains of the recycling plant out of service; without it all of it
            events.*.flow_factor                        number? 0 100               # on the flow of treated sewage; more than 1 is rain
            events.*.feed_offset_k                      number? -30 30              # added to the temperature of treated sewage
            events.*.power_share                        number? 0 1                 # electricity of the recycling plant over what it needs; none if not given
            events.*.source                             text                        # where it comes from
            """;

    /** The one schema of this version; immutable. */
    static final SiteSchema CURRENT = new SiteSchema(
            TABLE,
            WATER,
            ELECTRICITY_ON,
            CommunitySchema.TABLE,
            PublicRecordRules.TABLE,
            CommunityAirBinding.TABLE,
            IndicatorRules.LINES);

    private final Branch root = new Branch();
    private final List<Rule> rules = new ArrayList<>();

    private static final class Branch {
        final Map<String, Branch> children = new LinkedHashMap<>();

        @Nullable
        Rule rule;
    }

    /** A table of this form; another kind of file has its own. */
    SiteSchema(String... tables) {
        Stream.of(tables)
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(SiteSchema::rule)
                .forEach(this::add);
    }

    private static Rule rule(String line) {
        String[] halves = line.split("#", 2);
        String[] words = halves[0].trim().split("\\s+");
        boolean optional = words[1].endsWith("?");
        String kindName = optional ? words[1].substring(0, words[1].length() - 1) : words[1];
        Rule.Kind kind = Rule.Kind.valueOf(kindName.toUpperCase(java.util.Locale.ROOT));
        List<String> rest = List.of(words).subList(2, words.length);
        boolean ranged = kind == Rule.Kind.NUMBER || kind == Rule.Kind.WHOLE || kind == Rule.Kind.NUMBERS;
        double low = ranged ? Double.parseDouble(rest.get(0)) : 0;
        double high = ranged ? Double.parseDouble(rest.get(1)) : 0;
        return new Rule(words[0], kind, low, high, ranged ? List.of() : rest, optional, halves[1].trim());
    }

    private void add(Rule rule) {
        Branch branch = root;
        for (String name : rule.pattern().split("\\.", -1)) {
            branch = branch.children.computeIfAbsent(name, n -> new Branch());
        }
        branch.rule = rule;
        rules.add(rule);
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** The rule of a path (an element of a list has the list's), or null where no value may stand. */
    @Nullable
    Rule ruleOf(String path) {
        Branch branch = root;
        for (String name : path.split("\\.", -1)) {
            Branch next = child(branch, name);
            if (next == null) {
                boolean element = branch.rule != null
                        && branch.rule.kind() == Rule.Kind.NUMBERS
                        && name.length() <= 3
                        && name.chars().allMatch(Character::isDigit)
                        && path.endsWith("." + name);
                return element ? branch.rule : null;
            }
            branch = next;
        }
        return branch.rule;
    }

    /** Whether keys may stand below this path. */
    boolean isGroup(String path) {
        Branch branch = at(path);
        return branch != null && !branch.children.isEmpty();
    }

    /** The keys that may stand below a group. */
    List<String> keysOf(String path) {
        Branch branch = at(path);
        return branch == null ? List.of() : List.copyOf(branch.children.keySet());
    }

    /** Refuses a tree in which a required path has no value. */
    void requireAll(String file, Map<String, Leaf> leaves) {
        require(file, leaves, root, "", 0);
    }

    /** The same below a group, for a file that holds this group alone; error lines leave the group out. */
    void requireBelow(String file, Map<String, Leaf> leaves, String group) {
        Branch branch = at(group);
        if (branch != null) {
            require(file, leaves, branch, group + ".", group.length() + 1);
        }
    }

    private static void require(String file, Map<String, Leaf> leaves, Branch branch, String prefix, int hidden) {
        for (Map.Entry<String, Branch> entry : branch.children.entrySet()) {
            Branch child = entry.getValue();
            if (entry.getKey().equals("*")) {
                for (String name : namesBelow(leaves, prefix)) {
                    require(file, leaves, child, prefix + name + ".", hidden);
                }
            } else if (child.rule == null) {
                require(file, leaves, child, prefix + entry.getKey() + ".", hidden);
            } else if (!child.rule.optional()) {
                String path = prefix + entry.getKey();
                if (!leaves.containsKey(child.rule.kind() == Rule.Kind.NUMBERS ? path + ".0" : path)) {
                    throw new InputError(file, path.substring(hidden), "no value", child.rule.allowed());
                }
            }
        }
    }

    static List<String> namesBelow(Map<String, Leaf> leaves, String prefix) {
        return leaves.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .map(rest -> rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest)
                .distinct()
                .toList();
    }

    private @Nullable Branch at(String path) {
        Branch branch = root;
        if (!path.isEmpty()) {
            for (String name : path.split("\\.", -1)) {
                Branch next = child(branch, name);
                if (next == null) {
                    return null;
                }
                branch = next;
            }
        }
        return branch;
    }

    private static @Nullable Branch child(Branch branch, String name) {
        Branch exact = branch.children.get(name);
        return exact != null ? exact : branch.children.get("*");
    }
}
