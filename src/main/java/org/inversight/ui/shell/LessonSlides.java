package org.inversight.ui.shell;

import javafx.beans.value.ObservableValue;
import org.inversight.ui.command.Command;
import org.inversight.ui.lesson.LessonModel;

/**
 * The steps of the lesson as slides; without a lesson, others.
 *
 * @param otherwise what is paged through without a lesson
 */
record LessonSlides(LessonModel lessons, Slides otherwise) implements Slides {

    @Override
    public void move(int by) {
        if (lessons.openProperty().get()) {
            lessons.move(by);
        } else {
            otherwise.move(by);
        }
    }

    @Override
    public ObservableValue<String> obstacle() {
        ObservableValue<String> never = Command.always();
        ObservableValue<String> others = otherwise.obstacle();
        return lessons.openProperty().flatMap(on -> on ? never : others);
    }
}
