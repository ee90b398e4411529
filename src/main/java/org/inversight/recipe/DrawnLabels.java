package org.inversight.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inversight.people.Attributes;
import org.inversight.people.DrawnAttribute;
import org.inversight.people.Identity;
import org.inversight.people.Nuisance;
import org.inversight.people.PortraitSet;
import org.inversight.people.Trait;
import org.inversight.train.ImageLabels;

/**
 * The labels of drawn people: their attributes, place and what is in the way as answers; traits and how an image was
 * taken as numbers. What a mirror would change is left out.
 */
public final class DrawnLabels {

    private static final List<Trait> SIDED = List.of(Trait.ASYMMETRY, Trait.HAIR_PART, Trait.GRAIN);

    private DrawnLabels() {}

    public static ImageLabels of(PortraitSet set) {
        int people = set.people();
        Identity[] persons = IntStream.range(0, people).mapToObj(set::person).toArray(Identity[]::new);
        int[] sizes = IntStream.concat(
                        Attributes.ALL.stream().mapToInt(a -> a.values().size()),
                        IntStream.of(Nuisance.Place.values().length, Nuisance.Occluder.values().length))
                .toArray();
        int choices = Arrays.stream(sizes).sum();
        float[] answers = new float[set.count() * choices];
        List<double[]> numbers = new ArrayList<>();
        for (int i = 0; i < set.count(); i++) {
            Identity person = persons[set.personOf(i)];
            Nuisance taken = set.nuisance(i);
            int at = i * choices;
            for (DrawnAttribute attribute : Attributes.ALL) {
                answers[at + attribute.of(person)] = 1;
                at += attribute.values().size();
            }
            answers[at + taken.setting().place().ordinal()] = 1;
            at += Nuisance.Place.values().length;
            answers[at + taken.occlusion().occluder().ordinal()] = 1;
            numbers.add(numbers(person, taken));
        }
        return new ImageLabels(sizes, answers, numbers.getFirst().length, standardised(numbers));
    }

    private static double[] numbers(Identity person, Nuisance taken) {
        double hue = Math.toRadians(taken.setting().hue());
        return DoubleStream.concat(
                        Arrays.stream(Trait.values())
                                .filter(t -> !t.choice() && !SIDED.contains(t))
                                .mapToDouble(person::of),
                        DoubleStream.of(
                                taken.pose().pitch(),
                                taken.expression().smile(),
                                taken.expression().mouthOpen(),
                                taken.expression().eyesOpen(),
                                taken.expression().gazeY(),
                                taken.expression().brows(),
                                taken.light().elevation(),
                                taken.light().strength(),
                                taken.light().warmth(),
                                Math.sin(hue),
                                Math.cos(hue),
                                taken.setting().saturation(),
                                taken.setting().lightness(),
                                taken.framing().y(),
                                taken.framing().scale(),
                                taken.camera().blur(),
                                taken.camera().noise(),
                                taken.camera().exposure(),
                                taken.outfit().saturation(),
                                taken.outfit().lightness()))
                .toArray();
    }

    /** One row after the other, each column of mean 0 and standard deviation 1. */
    private static float[] standardised(List<double[]> rows) {
        int length = rows.getFirst().length;
        float[] values = new float[rows.size() * length];
        for (int k = 0; k < length; k++) {
            int column = k;
            double mean = rows.stream().mapToDouble(r -> r[column]).average().orElse(0);
            double variance = rows.stream()
                    .mapToDouble(r -> (r[column] - mean) * (r[column] - mean))
                    .average()
                    .orElse(0);
            // a number that never changes stays 0
            double deviation = Math.max(1e-6, Math.sqrt(variance));
            for (int i = 0; i < rows.size(); i++) {
                values[i * length + k] = (float) ((rows.get(i)[k] - mean) / deviation);
            }
        }
        return values;
    }
}
