package org.headroom.app.models;

import java.util.List;
import java.util.Optional;

/** All models that can be run on a table, in the order in which they are listed. */
public final class TableModels {
    private TableModels() {}

    public static List<TableModel> all() {
        return List.of(
                AirModels.moistAir(),
                TowerModels.tower(),
                PoppeModels.towerPoppe(),
                TowerModels.merkelNumber(),
                DryCoolerModels.dryCooler(),
                PlantModels.chiller(),
                PlantModels.heatExchanger(),
                PlantModels.coldPlate(),
                HydraulicModels.cdu(),
                HydraulicModels.pump(),
                HydraulicModels.pipe(),
                HydraulicModels.controlValve(),
                HydraulicModels.wClass(),
                PlantModels.waterBalance(),
                WaterModels.chemistry(),
                MembraneModels.membrane(),
                TransformerModels.transformer(),
                StorageModels.battery(),
                GenerationModels.generator(),
                AquiferModels.theis(),
                AquiferModels.hantush(),
                AquiferModels.cooperJacob(),
                NoiseModels.noise(),
                PlumeModels.plume(false),
                GpuModels.gpuPower(),
                ServerModels.serverPower(),
                ServerModels.gpuActivity(),
                TrainingModels.training(),
                TrainingModels.checkpoint());
    }

    /** The form over a town of a model that has one. */
    public static Optional<TableModel> urban(String name) {
        return name.equals("plume") ? Optional.of(PlumeModels.plume(true)) : Optional.empty();
    }

    public static Optional<TableModel> named(String name) {
        return all().stream().filter(m -> m.card().name().equals(name)).findFirst();
    }
}
