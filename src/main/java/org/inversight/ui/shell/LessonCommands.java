package org.inversight.ui.shell;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.lesson.Lesson;
import org.inversight.ui.command.Command;
import org.inversight.ui.lesson.LessonModel;
import org.kordamp.ikonli.feather.Feather;

/**
 * What begins a lesson and goes through it.
 *
 * @param begin the tour and the other lessons that the program brings along
 */
record LessonCommands(List<Command> begin, Command back, Command next, Command leave) {

    static LessonCommands of(LessonModel model) {
        List<Lesson> shipped = Lesson.shipped();
        return new LessonCommands(
                IntStream.range(0, shipped.size())
                        .mapToObj(i -> new Command(
                                i == 0 ? "tour" : "lesson-" + i,
                                i == 0
                                        ? "Take the tour"
                                        : "Lesson: " + shipped.get(i).title(),
                                i == 0 ? Feather.COMPASS : Feather.BOOK_OPEN,
                                null,
                                () -> model.begin(shipped.get(i)),
                                new ReadOnlyObjectWrapper<>(model.refusal(shipped.get(i)))))
                        .toList(),
                new Command(
                        "lesson-back",
                        "Back in the lesson",
                        Feather.CHEVRON_LEFT,
                        null,
                        () -> model.move(-1),
                        Bindings.createStringBinding(
                                () -> {
                                    LessonModel.At at = model.atProperty().get();
                                    return at == null
                                            ? "There is no lesson."
                                            : at.number() == 0 ? "This is the first step of the lesson." : "";
                                },
                                model.atProperty())),
                new Command(
                        "lesson-next",
                        "Go on",
                        Feather.CHEVRON_RIGHT,
                        null,
                        () -> model.move(1),
                        Bindings.createStringBinding(
                                () -> {
                                    LessonModel.At at = model.atProperty().get();
                                    return at == null
                                            ? "There is no lesson."
                                            : at.last()
                                                    ? "This is the last step of the lesson."
                                                    : model.waitingProperty().get();
                                },
                                model.atProperty(),
                                model.waitingProperty())),
                new Command(
                        "lesson-leave",
                        "Leave the lesson",
                        Feather.X,
                        null,
                        model::leave,
                        Command.when(model.openProperty(), "There is no lesson.")));
    }

    List<Command> all() {
        return Stream.concat(begin.stream(), Stream.of(back, next, leave)).toList();
    }
}
