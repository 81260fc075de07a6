package org.headroom.data.wastewater;

import org.headroom.data.site.KeyedFile;

/** What may stand at each path of a plant file. */
final class PlantTable {
    /** The format of this version. */
    static final String SCHEMA = "headroom.wastewater-plant/1";

    private static final String LINES = """
            schema                                  choice headroom.wastewater-plant/1 # format of this file
            name                                    text                    # what to call the plant
            label                                   text?                   # how to read it: benchmark, assumed, measured, ...
            summary                                 text?                   # a sentence for the report
            temperature_c                           number 0 45             # water, where the influent's file has no temperature

            units.*.kind                            choice reactor membrane settler junction # tank, tank with membranes, settler, mixing point
            units.*.volume_m3                       number? 0.001 1e7       # of a reactor or membrane tank
            units.*.kla_per_day                     number? 0 2000          # constant oxygen transfer of a tank at the reference temperature
            units.*.oxygen_setpoint_g_per_m3        number? 0 7             # dissolved oxygen that its air is controlled to
            units.*.most_kla_per_day                number? 0 2000          # the blowers' most, with a setpoint
            units.*.organisms                       flag?                   # false: a tank without reactions; true if not given
            units.*.retained_share                  number? 0 1             # particulates that a membrane holds back; 1 if not given
            units.*.area_m2                         number? 0.001 1e7       # of a settler
            units.*.height_m                        number? 0.1 20          # of a settler
            units.*.layers_count                    whole? 3 100            # of a settler
            units.*.feed_layer                      whole? 2 99             # which one its feed enters, from the top, 1 first
            units.*.solids                          choice? tracked of_feed # of a settler: each kind followed, or made like the feed; tracked if not given

            settling.v0_max_m_per_day               number? 0 5000          # largest settling velocity in practice
            settling.v0_m_per_day                   number? 0 5000          # by the formula
            settling.r_h_m3_per_g                   number? 1e-6 0.1        # hindered settling
            settling.r_p_m3_per_g                   number? 1e-6 1          # settling at low concentrations
            settling.non_settleable_share           number? 0 1             # of the feed's solids
            settling.threshold_g_per_m3             number? 0 1e5           # a layer above the feed below this holds nothing back

            streams.*.from                          text                    # a unit, or influent
            streams.*.outlet                        choice? mixed overflow underflow permeate # where on the unit; mixed if not given
            streams.*.to                            text                    # a unit, effluent (treated water) or waste
            streams.*.flow_m3_per_day               number? 0 1e9           # always this much
            streams.*.influent_ratio                number? 0 1000          # so many times the influent's flow
            streams.*.share                         number? 0 1             # so large a share of what enters the unit
            streams.*.pumping_kwh_per_m3            number? 0 20            # electricity to move it; without flow, ratio or share: the rest

            kinetics.mu_h_per_day                   number 0 50             # growth of heterotrophs, at most
            kinetics.k_s_g_per_m3                   number 1e-6 1000        # half-saturation of substrate
            kinetics.k_oh_g_per_m3                  number 1e-6 100         # half-saturation of oxygen, heterotrophs
            kinetics.k_no_g_per_m3                  number 1e-6 100         # half-saturation of nitrate
            kinetics.b_h_per_day                    number 0 50             # decay of heterotrophs
            kinetics.mu_a_per_day                   number 0 50             # growth of autotrophs, at most
            kinetics.k_nh_g_per_m3                  number 1e-6 100         # half-saturation of ammonium
            kinetics.k_oa_g_per_m3                  number 1e-6 100         # half-saturation of oxygen, autotrophs
            kinetics.b_a_per_day                    number 0 50             # decay of autotrophs
            kinetics.eta_growth                     number 0 1              # anoxic growth as a share of aerobic growth
            kinetics.k_a_m3_per_g_day               number 0 10             # ammonification
            kinetics.k_h_per_day                    number 0 100            # hydrolysis, at most
            kinetics.k_x                            number 1e-6 10          # half-saturation of hydrolysis
            kinetics.eta_hydrolysis                 number 0 1              # anoxic hydrolysis as a share of aerobic hydrolysis

            temperature.reference_c                 number 0 40             # where kinetics and transfer hold; rate x theta^(T - reference)
            temperature.mu_h_theta                  number 0.8 1.5          # growth of heterotrophs
            temperature.b_h_theta                   number 0.8 1.5          # decay of heterotrophs
            temperature.mu_a_theta                  number 0.8 1.5          # growth of autotrophs
            temperature.b_a_theta                   number 0.8 1.5          # decay of autotrophs
            temperature.k_a_theta                   number 0.8 1.5          # ammonification
            temperature.k_h_theta                   number 0.8 1.5          # hydrolysis
            temperature.kla_theta                   number 0.8 1.5          # oxygen transfer

            stoichiometry.heterotroph_yield         number 0.05 0.95        # biomass COD per COD
            stoichiometry.autotroph_yield           number 0.01 1           # biomass COD per nitrogen
            stoichiometry.f_p                       number 0 1              # share of decayed biomass that stays as products
            stoichiometry.i_xb                      number 0 1              # nitrogen in biomass COD
            stoichiometry.i_xp                      number 0 1              # nitrogen in COD of decay products
            stoichiometry.tss_per_cod               number 0.1 2            # suspended solids per particulate COD

            energy.oxygen_saturation_g_per_m3       number 1 50             # at the reference temperature
            energy.oxygen_kg_per_kwh                number 0.1 20           # transferred at no dissolved oxygen
            energy.mixing_kw_per_m3                 number 0 1              # mixers, in tanks with little air
            energy.mixed_below_kla_per_day          number 0 1000           # tanks with less air than this are mixed

            influent.flow_m3_per_day                number 1e-6 1e9         # of the steady state, with the states below
            influent.si_g_per_m3                    number 0 1e5            # soluble inert, COD
            influent.ss_g_per_m3                    number 0 1e5            # readily biodegradable, COD
            influent.xi_g_per_m3                    number 0 1e5            # particulate inert, COD
            influent.xs_g_per_m3                    number 0 1e5            # slowly biodegradable, COD
            influent.xbh_g_per_m3                   number 0 1e5            # heterotrophs, COD
            influent.xba_g_per_m3                   number 0 1e5            # autotrophs, COD
            influent.xp_g_per_m3                    number 0 1e5            # products of decay, COD
            influent.so_g_per_m3                    number 0 100            # dissolved oxygen
            influent.sno_g_per_m3                   number 0 1e4            # nitrate and nitrite, N
            influent.snh_g_per_m3                   number 0 1e4            # ammonium, N
            influent.snd_g_per_m3                   number 0 1e4            # soluble biodegradable organic nitrogen
            influent.xnd_g_per_m3                   number 0 1e4            # particulate biodegradable organic nitrogen
            influent.salk_mol_per_m3                number 0 1000           # alkalinity

            limits.cod_g_per_m3                     number? 0 1e5           # of the effluent
            limits.bod5_g_per_m3                    number? 0 1e5           # of the effluent
            limits.tss_g_per_m3                     number? 0 1e5           # of the effluent
            limits.snh_g_per_m3                     number? 0 1e5           # of the effluent, ammonium N
            limits.total_n_g_per_m3                 number? 0 1e5           # of the effluent
            """;

    /** The table; immutable. */
    static final KeyedFile.Table TABLE = new KeyedFile.Table(LINES);

    private PlantTable() {}
}
