package org.inversight.loading;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.metric.Gallery;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/** Says what was loaded. Used on the optimiser thread only. */
public final class LoadSummaries {

    private static final int SHOWN = 16;

    /** Private images of a class that are shown. */
    private static final int KEPT = 6;

    private final Engine engine;
    private @Nullable LabelledImages seen;
    private @Nullable Album album;

    public LoadSummaries(Engine engine) {
        this.engine = engine;
    }

    public LoadSummary of(Materials materials) {
        Generator generator = materials.generator();
        Critic critic = materials.critic();
        Gallery people = materials.recognition().gallery();
        return LoadSummaryBuilder.builder()
                .classifier(materials.target().card())
                .generator(generator == null ? null : generator.card())
                .critic(critic == null ? null : critic.card())
                .students(materials.students().stream().map(Classifier::card).toList())
                .evaluators(
                        materials.evaluators().stream().map(Classifier::card).toList())
                .images(generator == null ? null : images(generator))
                .album(album(materials.privateImages()))
                .lookAlikes(people == null ? Map.of() : people.lookAlikes())
                .verifier(materials.recognition().verifierCard())
                .measured(materials.measured())
                .conversions(materials.conversions())
                .warnings(materials.warnings())
                .build();
    }

    /** The means of the private images are kept until other images come. */
    @SuppressWarnings("ReferenceEquality")
    private @Nullable Album album(@Nullable LabelledImages known) {
        if (known != seen) {
            seen = known;
            album = known == null ? null : Album.of(known, KEPT);
        }
        return album;
    }

    private Images images(Generator generator) {
        Autograd.record(false);
        try (NDManager scope = engine.scope()) {
            NDArray made = generator.generate(Generator.inputInTurn(scope, generator.card(), 0, SHOWN, 5));
            Shape shape = made.getShape();
            return new Images(SHOWN, (int) shape.get(1), (int) shape.get(2), (int) shape.get(3), made.toFloatArray());
        }
    }
}
