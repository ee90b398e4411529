package org.inversight.recipe;

import java.util.List;
import org.inversight.model.Attribute;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelFormat;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.Provenance;
import org.inversight.model.Verification;

/**
 * Cards of the networks that a recipe makes.
 *
 * @param recipe the recipe
 * @param command what makes the networks again
 */
record Cards(Recipe recipe, Material material, String command) {

    private static final String MADE_BY = "Inversight, the trainer of this project";

    ModelCard classifier(String name, String file, String architecture, List<String> classes, int features, Made made) {
        return card(
                name,
                ModelKind.CLASSIFIER,
                architecture,
                file,
                classes,
                Outputs.FEATURES_AND_LOGITS,
                features,
                0,
                made);
    }

    ModelCard generator(String name, String file, String architecture, int latent, Made made) {
        return card(name, ModelKind.GENERATOR, architecture, file, List.of(), Outputs.IMAGE, 0, latent, made);
    }

    /** A critic with one score. */
    ModelCard critic(String name, String file, String architecture, Made made) {
        return card(name, ModelKind.CRITIC, architecture, file, List.of(), Outputs.SCORE, 0, 0, made);
    }

    /** A critic with one logit per class. */
    ModelCard classCritic(
            String name, String file, String architecture, List<String> classes, int features, Made made) {
        return card(
                name, ModelKind.CRITIC, architecture, file, classes, Outputs.FEATURES_AND_LOGITS, features, 0, made);
    }

    /** A verifier. */
    ModelCard verifier(
            String name, String file, String architecture, int length, Verification verification, Made made) {
        return card(name, ModelKind.VERIFIER, architecture, file, List.of(), Outputs.EMBEDDING, length, 0, made)
                .withVerification(verification);
    }

    /** An attribute reader. */
    ModelCard reader(String name, String file, String architecture, List<Attribute> attributes, Made made) {
        return card(name, ModelKind.ATTRIBUTES, architecture, file, List.of(), Outputs.LOGITS, 0, 0, made)
                .withAttributes(attributes);
    }

    /**
     * How a network was made and what it can do.
     *
     * @param split which images it saw
     * @param departures from what is published, a sentence each
     * @param measurements of the network as it is on disk
     */
    record Made(String split, List<String> departures, List<Measurement> measurements) {}

    private ModelCard card(
            String name,
            ModelKind kind,
            String architecture,
            String file,
            List<String> classes,
            Outputs outputs,
            int features,
            int latent,
            Made made) {
        return ModelCard.named(name, kind)
                .format(ModelFormat.NATIVE)
                .architecture(architecture)
                .weights(file + ".safetensors")
                .channels(material.channels())
                .height(recipe.side())
                .width(recipe.side())
                .classes(classes)
                .outputs(outputs)
                .features(features)
                .latent(latent)
                .provenance(new Provenance(
                        MADE_BY,
                        material.words().source(),
                        made.split(),
                        command,
                        recipe.seed(),
                        recipe.licence(),
                        made.departures()))
                .measurements(made.measurements())
                .build();
    }
}
