package org.inversight.ui.people;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.people.Identity;
import org.inversight.people.ImageFrame;
import org.inversight.people.Nuisance;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;
import org.jspecify.annotations.Nullable;

/** The page of drawn people: which set is browsed, who is looked at, and what was turned. */
public final class PeopleModel implements AutoCloseable {

    /**
     * The set that is browsed.
     *
     * @param kind which of the sets
     * @param frame how much of a person its images show
     * @param seed of everything in it
     */
    @RecordBuilder
    public record Browsed(PeopleSet kind, ImageFrame frame, long seed) implements PeopleModelBrowsedBuilder.With {

        /** All of its images. */
        public PortraitSet set() {
            return kind.of(frame, seed, kind.count());
        }

        /** The person at a position, in a plain image. */
        public Portrait plain(int person) {
            return new Portrait(set().person(person), frame.plain());
        }
    }

    /**
     * Who is looked at.
     *
     * @param number position in the set
     * @param name what the person is called
     * @param portrait what is drawn, with everything that was turned
     */
    public record Person(int number, String name, Portrait portrait) {}

    private final PortraitStudio studio;
    private final PeopleExport export;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Browsed> browsed =
            new ReadOnlyObjectWrapper<>(new Browsed(PeopleSet.PRIVATE, ImageFrame.BUST, 0));
    private final ReadOnlyObjectWrapper<@Nullable Person> person = new ReadOnlyObjectWrapper<>();

    public PeopleModel(Executor ui) {
        studio = new PortraitStudio(ui);
        export = new PeopleExport(ui);
        browsed.addListener((o, before, now) -> export.follow(now));
    }

    /** Opens the page, or goes back to the attack. */
    public void toggle() {
        open.set(!open.get());
    }

    /** Goes back to the attack. */
    public void leave() {
        open.set(false);
    }

    /** Browses another of the sets. */
    public void choose(PeopleSet kind) {
        browse(browsed.get().withKind(kind));
    }

    /** Browses the same people in another frame; who is looked at stays, as they were turned but for size and place. */
    public void choose(ImageFrame frame) {
        if (frame != browsed.get().frame()) {
            browsed.set(browsed.get().withFrame(frame));
            change(portrait ->
                    portrait.with(portrait.image().withFraming(frame.plain().framing())));
        }
    }

    /** Browses people of another seed. */
    public void setSeed(long seed) {
        browse(browsed.get().withSeed(seed));
    }

    private void browse(Browsed wanted) {
        if (!wanted.equals(browsed.get())) {
            person.set(null);
            browsed.set(wanted);
        }
    }

    /** Looks at the person at a position of the set; beyond the last comes the first. */
    public void show(int number) {
        int wanted = Math.floorMod(number, browsed.get().set().people());
        person.set(new Person(
                wanted, browsed.get().set().name(wanted), browsed.get().plain(wanted)));
    }

    /** Looks at the page again. */
    public void back() {
        person.set(null);
    }

    /** Turns a dial of the portrait. */
    public void turn(Dial dial, double value) {
        change(portrait -> dial.turn(portrait, value));
    }

    /** Takes the portrait as another image was taken. */
    public void take(Nuisance image) {
        change(portrait -> portrait.with(image));
    }

    /** Back to the person of the set, in a plain image. */
    public void reset() {
        Person now = person.get();
        if (now != null) {
            show(now.number());
        }
    }

    private void change(UnaryOperator<Portrait> how) {
        Person now = person.get();
        if (now != null) {
            person.set(new Person(now.number(), now.name(), how.apply(now.portrait())));
        }
    }

    /** Whether a trait was turned, so that the person is not in the set. */
    public boolean changed() {
        Person now = person.get();
        return now != null && !now.portrait().person().equals(original(now.number()));
    }

    private Identity original(int number) {
        return browsed.get().set().person(number);
    }

    /** Draws for this page. */
    public PortraitStudio studio() {
        return studio;
    }

    /** Sets as files. */
    public PeopleExport export() {
        return export;
    }

    /** Ends what is drawn or exported, on any thread. */
    @Override
    public void close() {
        studio.close();
        export.stop();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Browsed> browsedProperty() {
        return browsed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Person> personProperty() {
        return person.getReadOnlyProperty();
    }
}
