package org.inversight.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** The latents of one image that breed, the fittest first. */
final class LatentPopulation {

    /**
     * A latent and how well it does.
     *
     * @param fitness logarithm of the score of the attacked class
     */
    record Member(float[] latent, double fitness) {}

    /**
     * How children come about.
     *
     * @param mutation probability that a coordinate mutates
     * @param amplitude largest change of a coordinate
     * @param clip largest coordinate of a child
     */
    record Settings(double mutation, double amplitude, double clip) {}

    private List<Member> members = new ArrayList<>();

    List<Member> members() {
        return members;
    }

    /** @param width of a latent */
    void walk(StateWalk state, String name, int width) {
        double[] fitness = state.doubles(
                name + ", fitness",
                members.stream().mapToDouble(Member::fitness).toArray());
        float[] now = new float[members.size() * width];
        for (int i = 0; i < members.size(); i++) {
            System.arraycopy(members.get(i).latent(), 0, now, i * width, width);
        }
        float[] latents = state.floats(name, now);
        if (latents.length != fitness.length * width) {
            throw new IllegalArgumentException(
                    "The state to go on from has latents of another generator; take the same one, or start anew.");
        }
        members = new ArrayList<>();
        for (int i = 0; i < fitness.length; i++) {
            members.add(new Member(Arrays.copyOfRange(latents, i * width, (i + 1) * width), fitness[i]));
        }
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** The fittest. */
    Member elite() {
        return members.getFirst();
    }

    double meanFitness() {
        return members.stream().mapToDouble(Member::fitness).average().orElse(Double.NaN);
    }

    /**
     * Takes these in and keeps the fittest; among equals, who was there first.
     *
     * @param size how many are kept
     */
    void admit(List<Member> candidates, int size) {
        List<Member> all = new ArrayList<>(members);
        all.addAll(candidates);
        all.sort(Comparator.comparingDouble(Member::fitness).reversed());
        members = new ArrayList<>(all.subList(0, Math.min(size, all.size())));
    }

    /** The elite and these; everybody else is gone. */
    void succeed(List<Member> children) {
        members = List.of(elite());
        admit(children, children.size() + 1);
    }

    /**
     * Latents of children. Both parents of each are drawn with probability softmax(fitness). Each coordinate is the
     * first parent's with probability {@code w1 / (w1 + w2)}, w the parents' own probabilities, else the second's; then
     * it mutates or not, and is clipped.
     *
     * @param random gives two numbers a child, then three a coordinate
     */
    List<float[]> children(RandomGenerator random, int count, Settings settings) {
        double[] weights = weights();
        List<float[]> children = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            int first = drawn(weights, random.nextDouble());
            int second = drawn(weights, random.nextDouble());
            double share = weights[first] / (weights[first] + weights[second]);
            float[] one = members.get(first).latent();
            float[] other = members.get(second).latent();
            float[] child = new float[one.length];
            for (int j = 0; j < child.length; j++) {
                double gene = random.nextDouble() < share ? one[j] : other[j];
                boolean mutates = random.nextDouble() < settings.mutation();
                double change = (2 * random.nextDouble() - 1) * settings.amplitude();
                double value = mutates ? gene + change : gene;
                child[j] = (float) Math.clamp(value, -settings.clip(), settings.clip());
            }
            children.add(child);
        }
        return children;
    }

    /** softmax(fitness). */
    private double[] weights() {
        double top = elite().fitness();
        double[] weights =
                members.stream().mapToDouble(m -> Math.exp(m.fitness() - top)).toArray();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static int drawn(double[] weights, double number) {
        double left = number;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
