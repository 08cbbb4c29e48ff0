package dev.fovea.weights;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pickle works on: a stack with marks in it, and values remembered by number. */
final class PickleStack {
    private final Map<Long, Pickled> memo = new HashMap<>();
    private final Deque<List<Pickled>> below = new ArrayDeque<>();
    private List<Pickled> items = new ArrayList<>(0);

    void push(Pickled value) {
        items.add(value);
    }

    Pickled top() {
        BadFormat.unless(!items.isEmpty(), "the stack must hold a value, but is empty");
        return items.get(items.size() - 1);
    }

    Pickled pop() {
        Pickled out = top();
        items.remove(items.size() - 1);
        return out;
    }

    /** The last so many values, in the order in which they were pushed. */
    List<Pickled> pop(int count) {
        BadFormat.unless(items.size() >= count, "the stack must hold %d values, but holds %d", count, items.size());
        List<Pickled> last = items.subList(items.size() - count, items.size());
        List<Pickled> out = List.copyOf(last);
        last.clear();
        return out;
    }

    void mark() {
        below.push(items);
        items = new ArrayList<>(0);
    }

    /** All values since the last mark, which goes too. */
    List<Pickled> toMark() {
        BadFormat.unless(!below.isEmpty(), "the stack must hold a mark, but does not");
        List<Pickled> out = items;
        items = below.pop();
        return out;
    }

    /** The result: the only value that is left. */
    Pickled last() {
        BadFormat.unless(
                below.isEmpty() && items.size() == 1,
                "one value must be left at the end, but there are %d",
                items.size());
        return top();
    }

    /** Puts values at the end of the list on top. */
    void append(List<Pickled> values) {
        if (!(top() instanceof Pickled.Listed list)) {
            throw new BadFormat("values must be put into a list, but into a " + top().kind());
        }
        list.items().addAll(values);
    }

    /** Puts keys and values, by turns, into the table on top. */
    void set(List<Pickled> values) {
        if (!(top() instanceof Pickled.Table table)) {
            throw new BadFormat("keys must be put into a table, but into a " + top().kind());
        }
        BadFormat.unless(values.size() % 2 == 0, "each key must have a value, but the last has none");
        for (int i = 0; i < values.size(); i += 2) {
            table.put(values.get(i), values.get(i + 1));
        }
    }

    void remember(long number) {
        memo.put(number, top());
    }

    void rememberNext() {
        remember(memo.size());
    }

    void recall(long number) {
        @Nullable Pickled value = memo.get(number);
        if (value == null) {
            throw new BadFormat("value " + number + " must be remembered before it is asked for");
        }
        push(value);
    }
}
