package org.inversight.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line, and what it should be instead. */
final class WrongArguments implements IParameterExceptionHandler {

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        e.getCommandLine().getErr().println(sentence(e, List.of(arguments)));
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(ParameterException e, List<String> arguments) {
        return switch (e) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing, arguments);
            case OverwrittenOptionException twice ->
                "%s is given twice; give it once.".formatted(name(twice.getOverwritten()));
            default -> e.getArgSpec() == null ? other(e) : value(e, e.getArgSpec());
        };
    }

    /** A word that means nothing where it stands. */
    private static String unmatched(UnmatchedArgumentException e) {
        CommandLine line = e.getCommandLine();
        String given = e.getUnmatched().getFirst();
        boolean option = given.startsWith("-");
        String word = option ? given.replaceFirst("=.*", "") : given;
        String near = ClosestWord.to(
                        word,
                        option
                                ? line.getCommandSpec().optionsMap().keySet()
                                : line.getSubcommands().keySet())
                .map(" (did you mean %s?)"::formatted)
                .orElse("");
        if (line.getParent() == null) {
            return "There is no %s %s%s; the commands are %s, and COMMAND --help says what each takes."
                    .formatted(
                            option ? "option" : "command",
                            option ? word + " before a command" : quoted(word),
                            near,
                            String.join(", ", line.getSubcommands().keySet()));
        }
        if (e.isUnknownOption()) {
            return "%s has no option %s%s; %s lists the options."
                    .formatted(line.getCommandName(), word, near, help(line));
        }
        return "%s does not take the word %s; %s lists what it takes, and a name with blanks goes in quotes."
                .formatted(line.getCommandName(), quoted(word), help(line));
    }

    /** An option without its value, or something that the command cannot do without. */
    private static String missing(MissingParameterException e, List<String> arguments) {
        CommandLine line = e.getCommandLine();
        List<ArgSpec> missing = e.getMissing();
        ArgSpec first = missing.getFirst();
        if (first instanceof OptionSpec option && Arrays.stream(option.names()).anyMatch(arguments::contains)) {
            return "%s takes a value, and there is none; give %s, and see %s."
                    .formatted(name(option), name(option) + " " + option.paramLabel(), help(line));
        }
        if (missing.size() == 1) {
            return "%s needs %s: %s; see %s."
                    .formatted(line.getCommandName(), wanted(first), String.join(" ", first.description()), help(line));
        }
        return "%s needs %s; %s says what each of them is."
                .formatted(
                        line.getCommandName(),
                        missing.stream().map(WrongArguments::wanted).collect(Collectors.joining(", ")),
                        help(line));
    }

    /** A value that is not of the kind that an option takes. */
    private static String value(ParameterException e, ArgSpec argument) {
        String given = String.valueOf(e.getValue());
        Class<?> type =
                Collection.class.isAssignableFrom(argument.type()) ? argument.auxiliaryTypes()[0] : argument.type();
        if (type == boolean.class || type == Boolean.class) {
            return "%s takes no value; leave out =%s.".formatted(name(argument), given);
        }
        return "%s takes %s, not %s.".formatted(name(argument), kind(type, given), quoted(given));
    }

    private static String kind(Class<?> type, String given) {
        if (WHOLE.contains(type)) {
            boolean large = given.strip().matches("[+-]?\\d+");
            return large ? "a whole number of fewer digits" : "a whole number";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return type == Path.class ? "the name of a file or folder" : "a number";
    }

    private static String other(ParameterException e) {
        return "%s; see %s."
                .formatted(
                        String.valueOf(e.getMessage()).lines().findFirst().orElse("Wrong arguments"),
                        help(e.getCommandLine()));
    }

    private static String wanted(ArgSpec argument) {
        return argument.isOption() ? name(argument) + " " + argument.paramLabel() : argument.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String help(CommandLine line) {
        return line.getParent() == null ? "--help" : line.getCommandName() + " --help";
    }

    private static String quoted(String word) {
        return "\"%s\"".formatted(word);
    }
}
