package org.inversight.ui.models;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.export.CommandWord;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.net.Architecture;
import org.inversight.run.Laboratory;
import org.inversight.train.Distillation;
import org.inversight.ui.session.BackgroundJob;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;

/**
 * New students of the target: asked for, distilled in the background, and added to the others. What a cancelled order
 * has learned is kept, and the same order goes on from there.
 */
public final class DistilModel extends BackgroundJob {

    /**
     * What is wanted.
     *
     * @param images an IDX file or a folder of public images
     * @param number of students
     * @param architecture card name
     * @param epochs passes over the images
     * @param folder where their files go
     */
    @RecordBuilder
    public record Order(String images, int number, String architecture, int epochs, String folder)
            implements DistilModelOrderBuilder.With {

        /** With a network that takes a target's images as they are. */
        Order fitting(ModelCard target) {
            return Architecture.named(architecture).channels() == target.channels()
                    ? this
                    : withArchitecture(Distillation.fitting(target));
        }
    }

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final StudentsModel students;
    private final Path folders;
    private final ReadOnlyObjectWrapper<Order> order =
            new ReadOnlyObjectWrapper<>(new Order("", 1, Architecture.STRIDED4.cardName(), Distillation.EPOCHS, ""));
    private @Nullable Begun unfinished;

    /** An order that was begun, and what is to come of it. */
    private record Begun(Order order, String target, List<Distillation.Plan> plans) {}

    /** @param folders where each target has a folder for its students, unless another is asked for */
    public DistilModel(Laboratory laboratory, SetupModel setup, StudentsModel students, Path folders, Executor ui) {
        super(ui, "No student was distilled", "Stopping after this step");
        this.laboratory = laboratory;
        this.setup = setup;
        this.students = students;
        this.folders = folders;
    }

    /** The networks to choose from. */
    public static List<String> architectures() {
        return Architecture.classifiers();
    }

    /** Asks what is wanted, beginning with what was wanted last. */
    public void open() {
        ModelCard target = setup.card(ModelKind.CLASSIFIER);
        if (target == null || !is(Stage.CLOSED)) {
            return;
        }
        String known = setup.draft().data().publicImages();
        String slug = target.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        change(now -> now.withImages(now.images().isEmpty() && known != null ? known : now.images())
                .withFolder(folders.resolve(slug).toString())
                .fitting(target));
        show(Stage.ASKING, "", -1);
    }

    /** Changes what is wanted. */
    public void change(UnaryOperator<Order> change) {
        order.set(change.apply(order.get()));
    }

    /** Distils what is wanted. */
    public void start() {
        Order wanted = order.get();
        if (!is(Stage.ASKING)) {
            return;
        }
        String refusal = refusal(wanted);
        if (!refusal.isEmpty()) {
            refuse(new IllegalArgumentException(refusal));
            return;
        }
        DataFiles data = setup.draft().data();
        Experiment experiment =
                setup.draft().withData(new DataFiles(wanted.images(), data.privateImages(), data.auxiliaryImages()));
        String target = students.target();
        Begun begun = begun(wanted, target, experiment);
        unfinished = begun;
        Path folder = Path.of(wanted.folder());
        work(
                "Waiting for the engine",
                progress -> laboratory.distil(experiment, card -> begun.plans(), folder, progress),
                "",
                made -> {
                    unfinished = null;
                    show(Stage.CLOSED, "", -1);
                    students.add(target, made);
                });
    }

    /** Why it cannot begin, one sentence; empty where it can. */
    private static String refusal(Order wanted) {
        if (wanted.images().isBlank()) {
            return "Students learn from public images: choose an IDX file or a folder of images.";
        }
        if (wanted.folder().isBlank()) {
            return "Students are files of their own: choose a folder for them.";
        }
        try {
            Path folder = Path.of(wanted.folder());
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                return "%s is a file; choose a folder for the students.".formatted(folder);
            }
            return Files.exists(Path.of(wanted.images()))
                    ? ""
                    : "There is no file or folder %s; choose an IDX file or a folder of images."
                            .formatted(wanted.images());
        } catch (InvalidPathException e) {
            return "%s is no path of this system; choose a file or a folder.".formatted(e.getInput());
        }
    }

    /** The same order of the same target goes on with its own students. */
    private Begun begun(Order wanted, String target, Experiment experiment) {
        Begun last = unfinished;
        return last != null && last.order().equals(wanted) && last.target().equals(target)
                ? last
                : new Begun(wanted, target, plans(wanted, experiment));
    }

    /** One plan a student, each with a name that no file has yet and a seed of its own. */
    private List<Distillation.Plan> plans(Order wanted, Experiment experiment) {
        List<Distillation.Plan> plans = new ArrayList<>();
        for (int k = 0; plans.size() < wanted.number(); k++) {
            String name = "student-%s-%d".formatted(wanted.architecture(), k);
            if (Files.exists(Path.of(wanted.folder(), name + ".json"))) {
                continue;
            }
            plans.add(new Distillation.Plan(
                    name,
                    Distillation.schedule(wanted.architecture(), wanted.epochs(), Distillation.RATE),
                    Distillation.BATCH,
                    k,
                    command(wanted, experiment, name, k),
                    wanted.images()));
        }
        return plans;
    }

    /** The same from the command line. */
    private static String command(Order wanted, Experiment experiment, String name, int seed) {
        String own = experiment.models().classifier();
        return "distil %s --public %s --architecture %s --epochs %d --seed %d --name %s --out %s"
                .formatted(
                        own == null
                                ? "--sample " + Objects.requireNonNull(experiment.sample())
                                : "--classifier " + CommandWord.quoted(own),
                        CommandWord.quoted(wanted.images()),
                        wanted.architecture(),
                        wanted.epochs(),
                        seed,
                        name,
                        CommandWord.quoted(wanted.folder()));
    }

    public ReadOnlyObjectProperty<Order> orderProperty() {
        return order.getReadOnlyProperty();
    }
}
