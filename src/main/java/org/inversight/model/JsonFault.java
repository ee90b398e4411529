package org.inversight.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What is wrong with a JSON document, in words for its author. */
final class JsonFault {

    private JsonFault() {}

    /** What such a document is called: {@code ModelCard} is a model card. */
    static String title(Class<?> type) {
        return type.isArray()
                ? "list"
                : type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** What was expected and what was found, without a full stop. */
    static String of(JacksonException e) {
        return switch (e) {
            case InputCoercionException number -> "%s is too large a number".formatted(field(number));
            case ValueInstantiationException value ->
                "%s has parts that are missing or do not fit".formatted(field(value));
            case UnrecognizedPropertyException unknown ->
                "it has no field %s; it has %s"
                        .formatted(
                                field(unknown),
                                unknown.getKnownPropertyIds() == null
                                        ? "none"
                                        : unknown.getKnownPropertyIds().stream()
                                                .map(String::valueOf)
                                                .sorted()
                                                .collect(Collectors.joining(", ")));
            case MismatchedInputException value ->
                "%s takes %s, not %s".formatted(field(value), wanted(value), found(value));
            case UnexpectedEndOfInputException end -> "it ends too early, as if it were cut off";
            default -> "it should be written in JSON, and line %d is not".formatted(line(e));
        };
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }

    /** The innermost field that has a name, and its line. */
    private static String field(JacksonException e) {
        List<String> names = e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .toList();
        return names.isEmpty() ? "the document" : "\"%s\" in line %d".formatted(names.getLast(), line(e));
    }

    private static String wanted(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> Json.line(constant).replace("\"", ""))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "a whole number";
            case "double", "float", "Double", "Float" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a text";
            default ->
                type.isArray() || Collection.class.isAssignableFrom(type) ? "a list in [ ]" : "named fields in { }";
        };
    }

    private static String found(MismatchedInputException e) {
        return e instanceof InvalidFormatException format
                ? "\"%s\"".formatted(format.getValue())
                : found(e.getCurrentToken());
    }

    private static String found(@Nullable JsonToken token) {
        return switch (token) {
            case null -> "nothing";
            case START_ARRAY, END_ARRAY -> "a list";
            case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "named fields";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "nothing";
        };
    }
}
