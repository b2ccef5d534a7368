package dev.backline.core.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One change of the table, alone or as part of a transaction. */
public sealed interface Write {

  /** The key of the item that is changed. */
  Key key();

  /** What must hold for the change to happen. */
  Condition condition();

  /** Writes an item that must not exist yet. */
  static Put create(Item item) {
    return new Put(item, Condition.absent());
  }

  /** Writes an item, whatever stands there. */
  static Put put(Item item) {
    return new Put(item, Condition.none());
  }

  /**
   * Writes an item in the place of the one it was read from: refused if that has been changed since
   * ({@code version}), which is then one higher.
   */
  static Put replace(Item item) {
    long version = item.version();
    return new Put(item.with().value(Item.VERSION, version + 1).build(), atVersion(version));
  }

  /**
   * Changes attributes of an item that must exist. Names may be paths such as {@code
   * progress.step}.
   */
  static Update update(Key key) {
    return new Update(key, Map.of(), Condition.exists());
  }

  /** Changes attributes of an item, which is made if it does not exist. */
  static Update upsert(Key key) {
    return new Update(key, Map.of(), Condition.none());
  }

  /** Removes an item, if it exists. */
  static Delete delete(Key key) {
    return new Delete(key, Condition.none());
  }

  /** Changes nothing, and refuses the transaction it is part of unless the condition holds. */
  static Check check(Key key, Condition condition) {
    return new Check(key, condition);
  }

  private static Condition atVersion(long version) {
    return version == 0
        ? Condition.exists()
            .and(Condition.any(Condition.absent(Item.VERSION), Condition.equal(Item.VERSION, 0)))
        : Condition.equal(Item.VERSION, version);
  }

  /** Writes a whole item. */
  record Put(Item item, Condition condition) implements Write {

    @Override
    public Key key() {
      return item.key();
    }

    /** The same write under a further condition. */
    public Put when(Condition further) {
      return new Put(item, condition.and(further));
    }
  }

  /** Changes some attributes; {@code updatedAt} is set by the table. */
  record Update(Key key, Map<String, Change> changes, Condition condition) implements Write {

    /** Sets an attribute; see {@link Item.Builder#value} for the types. */
    public Update set(String name, Object value) {
      return change(name, new Change.Set(value));
    }

    /** Sets an attribute if it is absent. */
    public Update setIfAbsent(String name, Object value) {
      return change(name, new Change.SetIfAbsent(value));
    }

    /** Adds to a number; an absent attribute counts as 0. */
    public Update add(String name, long amount) {
      return change(name, new Change.Add(amount));
    }

    /** Removes an attribute, if it is there. */
    public Update remove(String name) {
      return change(name, new Change.Remove());
    }

    /** The same update under a further condition. */
    public Update when(Condition further) {
      return new Update(key, changes, condition.and(further));
    }

    /** Refused if the item is no longer at this version, which is then one higher. */
    public Update atVersion(long version) {
      return when(Write.atVersion(version)).set(Item.VERSION, version + 1);
    }

    private Update change(String name, Change change) {
      var more = new LinkedHashMap<>(changes);
      more.put(Objects.requireNonNull(name, "name is null"), change);
      return new Update(key, more, condition);
    }
  }

  /** Removes an item. */
  record Delete(Key key, Condition condition) implements Write {

    /** The same removal under a further condition. */
    public Delete when(Condition further) {
      return new Delete(key, condition.and(further));
    }
  }

  /** Only looks. */
  record Check(Key key, Condition condition) implements Write {}

  /** The change of one attribute. */
  sealed interface Change {

    /** Sets it. */
    record Set(Object value) implements Change {}

    /** Sets it if it is absent. */
    record SetIfAbsent(Object value) implements Change {}

    /** Adds to it. */
    record Add(long amount) implements Change {}

    /** Removes it. */
    record Remove() implements Change {}
  }
}
