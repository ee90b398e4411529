package org.inversight.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inversight.export.MeanSpread;
import org.jspecify.annotations.Nullable;

/**
 * {@code docs/results/claims.json}: which figures of the documents come from which raw cells, and which numbers are no
 * measurements.
 *
 * @param cells names of files, as {@link RawCells} picks them
 * @param measures names of what is picked inside of a file
 * @param claims what the documents say
 * @param notMeasured what else in them is a number, and what it is
 */
record Claims(Map<String, String> cells, Map<String, String> measures, List<Claim> claims, List<Free> notMeasured) {

    private static final Pattern FIGURE = Pattern.compile("\\{([^{}]+?) : ?(\\d)( ±)?}");

    /**
     * Words of a document with its figures as {@code {formula : decimals}}; with {@code ±} behind the decimals it is
     * mean and standard deviation of the values. Where the document breaks a line does not matter.
     *
     * @param in the document
     */
    record Claim(String in, String says) {}

    /**
     * Numbers that nobody measured.
     *
     * @param in the document; all of them if it is left out
     * @param pattern regular expression of the words
     * @param why what kind of number it is
     */
    record Free(@Nullable String in, String pattern, String why) {

        boolean isFor(String document) {
            return in == null || in.equals(document);
        }
    }

    /**
     * A claim with its figures filled in.
     *
     * @param figures where in the text they stand: start and end
     * @param files that they come from
     */
    record Filled(String text, List<int[]> figures, TreeSet<Path> files) {}

    Filled filled(Claim claim, RawCells raw) {
        Map<String, String> picks = new HashMap<>(cells);
        measures.forEach((name, pick) -> picks.put("." + name, pick));
        StringBuilder text = new StringBuilder();
        List<int[]> figures = new ArrayList<>();
        TreeSet<Path> files = new TreeSet<>();
        Matcher matcher = FIGURE.matcher(claim.says());
        int end = 0;
        while (matcher.find()) {
            text.append(claim.says(), end, matcher.start());
            int start = text.length();
            Formula formula = new Formula(raw, picks, matcher.group(1));
            text.append(written(formula.values(), matcher.group(2), matcher.group(3) != null));
            files.addAll(formula.files());
            figures.add(new int[] {start, text.length()});
            end = matcher.end();
        }
        return new Filled(text.append(claim.says().substring(end)).toString(), figures, files);
    }

    private static String written(double[][] values, String decimals, boolean spread) {
        if (values.length != 1 || (values[0].length == 1) == spread) {
            throw new IllegalArgumentException("One value has no spread, and several are not one figure.");
        }
        // as the pages write it
        return MeanSpread.of(values[0]).text("%,." + decimals + "f");
    }
}
