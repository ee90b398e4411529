package org.inversight.ui.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.inversight.metric.Reading;
import org.inversight.metric.Similarity;
import org.inversight.metric.Verdict;
import org.inversight.model.Verification;
import org.jspecify.annotations.Nullable;

/** What the evaluators of people say of reconstructions, in words. */
public final class PersonWords {

    /**
     * An attribute of one person in some images.
     *
     * @param attribute e.g. {@code glasses}
     * @param recovered images from which the truth is read
     * @param images of the person
     * @param guessable whether always naming the most frequent value would be right too, so that nothing of this person
     *     has leaked
     * @param detail a whole sentence
     */
    public record Mark(String attribute, int recovered, int images, boolean guessable, String detail) {}

    private PersonWords() {}

    /** Whether there are results of a verifier or an attribute reader. */
    public static boolean known(List<Verdict> verdicts) {
        return verdicts.stream()
                .anyMatch(v -> v.similarity() != null || !v.readings().isEmpty());
    }

    /**
     * Rank and verdict of the verifier: "rank 2 of 60, accepted"; of several images, in how many of them. Empty where
     * no verifier said anything.
     *
     * @param images of one person
     * @param people that the verifier compares with; 0 while that is not known
     */
    public static String standing(List<Verdict> images, int people) {
        List<Similarity> known = similarities(images);
        if (known.isEmpty()) {
            return "";
        }
        if (images.size() == 1) {
            Similarity one = known.getFirst();
            String of = people > 0 ? " of " + people : "";
            return "rank %d%s, %s".formatted(one.rank(), of, one.verified() ? "accepted" : "rejected");
        }
        long first = known.stream().filter(l -> l.rank() == 1).count();
        long same = known.stream().filter(Similarity::verified).count();
        return "rank 1 in %d of %d, accepted in %d".formatted(first, known.size(), same);
    }

    /** Whether the verifier takes at least half of the images for the same person. */
    public static boolean verified(List<Verdict> images) {
        List<Similarity> known = similarities(images);
        return 2 * known.stream().filter(Similarity::verified).count() >= Math.max(1, known.size());
    }

    /** What rank and verdict of one image mean together, where they seem to differ; else empty. */
    public static String apart(List<Verdict> images) {
        List<Similarity> known = similarities(images);
        if (known.size() != 1) {
            return "";
        }
        Similarity one = known.getFirst();
        return apart(one.rank() == 1, one.verified()).strip();
    }

    private static List<Similarity> similarities(List<Verdict> images) {
        return images.stream().map(Verdict::similarity).filter(Objects::nonNull).toList();
    }

    /**
     * What an attribute reader recovered from some images of one person.
     *
     * @param guesses the most frequent value of each attribute
     */
    public static List<Mark> marks(List<Verdict> images, Map<String, String> guesses) {
        Map<String, List<Reading>> readings = new LinkedHashMap<>();
        for (Verdict verdict : images) {
            for (Reading reading : verdict.readings()) {
                readings.computeIfAbsent(reading.attribute(), k -> new ArrayList<>())
                        .add(reading);
            }
        }
        List<Mark> marks = new ArrayList<>();
        readings.forEach((attribute, all) -> marks.add(mark(attribute, all, guesses.get(attribute))));
        return marks;
    }

    private static Mark mark(String attribute, List<Reading> readings, @Nullable String guess) {
        int recovered = (int) readings.stream().filter(Reading::recovered).count();
        Reading first = readings.getFirst();
        String truth = "%s: %s".formatted(attribute, first.truth());
        String detail;
        if (readings.size() > 1) {
            detail = "%s, recovered from %d of %d".formatted(truth, recovered, readings.size());
        } else if (recovered == 1) {
            detail = truth + ", recovered";
        } else {
            detail = "%s, not recovered: shows %s".formatted(truth, first.read());
        }
        boolean guessable = first.truth().equals(guess);
        return new Mark(
                attribute,
                recovered,
                readings.size(),
                guessable,
                guessable && recovered > 0 ? detail + ", also by guessing" : detail);
    }

    /**
     * Both that the verifier measures of one image, who is nearest and who is accepted, in full; empty where it says
     * nothing.
     *
     * @param people that it compares with; 0 while that is not known
     * @param how it decides; null where that is not known
     * @param names of the classes
     */
    public static String verifier(Verdict verdict, int people, @Nullable Verification how, IntFunction<String> names) {
        Similarity similarity = verdict.similarity();
        if (similarity == null) {
            return "";
        }
        String person = names.apply(verdict.classIndex());
        boolean nearest = similarity.rank() == 1;
        String rank = nearest
                ? "%s is the nearest".formatted(person)
                : "%s is the %s nearest, %s the nearest"
                        .formatted(person, ordinal(similarity.rank()), names.apply(similarity.closest()));
        String decided = how == null ? "" : ", threshold %s".formatted(cosine(how.cosineThreshold()));
        String verification = "%s as %s, cosine %s%s"
                .formatted(
                        similarity.verified() ? "accepted" : "rejected", person, cosine(similarity.cosine()), decided);
        String compared = people > 0 ? "the %d people".formatted(people) : "these people";
        return "A verifier trained on none of %s measures two things.\nRank: %s.\nVerification: %s.%s"
                .formatted(compared, rank, verification, apart(nearest, similarity.verified()));
    }

    /** Why the two measures may differ, where they do. */
    private static String apart(boolean nearest, boolean verified) {
        if (nearest == verified) {
            return "";
        }
        return verified
                ? " Somebody else is nearer still: it can accept more than one person."
                : " Nearest of all is not yet near enough: it can reject the nearest person.";
    }

    /**
     * Which attributes one image gives away: "Recovered: hair colour, skin. Not recovered: glasses."; empty without an
     * attribute reader.
     */
    public static String leaked(Verdict verdict) {
        if (verdict.readings().isEmpty()) {
            return "";
        }
        return "Recovered: %s. Not recovered: %s.".formatted(names(verdict, true), names(verdict, false));
    }

    private static String names(Verdict verdict, boolean recovered) {
        List<String> names = verdict.readings().stream()
                .filter(r -> r.recovered() == recovered)
                .map(Reading::attribute)
                .toList();
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private static String cosine(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }

    /** 1st, 2nd, 3rd, 4th, 11th. */
    static String ordinal(int number) {
        int tens = number % 100;
        int ones = number % 10;
        String ending = tens >= 11 && tens <= 13 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
        return number + ending;
    }
}
