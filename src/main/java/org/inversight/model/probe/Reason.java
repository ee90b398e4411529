package org.inversight.model.probe;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.inversight.model.ImageSize;
import org.inversight.model.ModelException;
import org.inversight.model.ModelKind;
import org.jspecify.annotations.Nullable;

/** The likeliest reason why a network runs on nothing that was tried, in one sentence. */
final class Reason {

    private Reason() {}

    /**
     * @param size the only one that was tried; null where the usual ones were
     * @throws ModelException if a last trial finds that the network cannot run at all
     */
    static String of(
            Subject subject,
            Trials trials,
            ModelKind expected,
            @Nullable ImageSize size,
            ImageSearch images,
            LatentSearch latents)
            throws ModelException {
        String near = expected == ModelKind.GENERATOR ? latents.reason() : images.reason();
        near = near != null ? near : latents.reason() != null ? latents.reason() : images.reason();
        if (near != null) {
            return "%s cannot be used as it is: %s.".formatted(subject.file(), near);
        }
        if (channelsLast(trials)) {
            return channelsLast(subject);
        }
        if (latents.takesLayers()) {
            return "%s takes StyleGAN's w, one vector for each layer (n, layers, 512), and a latent vector (n, length) is expected; export the mapping and the synthesis together, or a wrapper that repeats one w."
                    .formatted(subject.file());
        }
        Trials.Trial told = telling(trials.all(), expected);
        Fault fault = told.fault() == null ? new Fault("nothing") : told.fault();
        String input = input(told.input());
        if (fault.wantsWholeNumbers()) {
            return "%s wants whole numbers, and is given real ones between 0 and 1 (libtorch: %s); export a wrapper that takes float32, without which no gradient comes through either."
                    .formatted(subject.file(), fault.quoted());
        }
        if (size != null) {
            return "%s does not run on images of %s pixels, the size that is given, and no other is tried: of %s it says %s; give its own with %s-size HEIGHT,WIDTH."
                    .formatted(subject.file(), ImageSearch.words(size), input, fault.quoted(), subject.option());
        }
        return "%s runs neither on images (1 or 3 channels, 28 to 512 pixels) nor on latents (%d to %d numbers): of %s it says %s; if only the size is unusual, give it with %s-size HEIGHT,WIDTH, else export a wrapper that takes such an input, or write a model card."
                .formatted(
                        subject.file(),
                        LatentSearch.SHORTEST,
                        LatentSearch.LONGEST,
                        input,
                        fault.quoted(),
                        subject.option());
    }

    static String channelsLast(Subject subject) {
        return "%s takes images with the channels last (n, height, width, channels), and they come first here (n, channels, height, width); export a wrapper whose forward begins with x.permute(0, 2, 3, 1)."
                .formatted(subject.file());
    }

    private static boolean channelsLast(Trials trials) throws ModelException {
        for (int channels : new int[] {1, 3}) {
            for (int side : new int[] {32, 28, 64, 224}) {
                Trials.Trial trial = trials.run(new Shape(Trials.BATCH, side, side, channels));
                if (trial.outs().stream().anyMatch(ImageSearch::usable)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The trial whose complaint tells most: an assertion of the network, or the first of its kind. */
    private static Trials.Trial telling(List<Trials.Trial> trials, ModelKind expected) {
        List<Trials.Trial> failed =
                trials.stream().filter(t -> t.fault() != null).toList();
        int dimensions = expected == ModelKind.GENERATOR ? 2 : 4;
        return failed.stream()
                .filter(t -> t.fault() != null && t.fault().assertion())
                .findFirst()
                .or(() -> failed.stream()
                        .filter(t -> t.input().dimension() == dimensions)
                        .filter(t -> t.fault() != null && SizeHints.channels(t.fault()) == 0)
                        .findFirst())
                .or(() -> failed.stream().findFirst())
                .orElseThrow();
    }

    private static String input(Shape shape) {
        return shape.dimension() == 2
                ? "a latent of %d numbers".formatted(shape.get(1))
                : "an image of %d x %d x %d".formatted(shape.get(1), shape.get(2), shape.get(shape.dimension() - 1));
    }
}
