// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tasks of a loop that have not ended, held strongly: a list that is threaded through them. */
final class LiveTasks {
  private Task<?> newest;
  private int size;

  int size() {
    return size;
  }

  void add(Task<?> task) {
    size++;
    task.after = newest;
    if (newest != null) {
      newest.before = task;
    }
    newest = task;
  }

  void remove(Task<?> task) {
    size--;
    if (task.before != null) {
      task.before.after = task.after;
    } else {
      newest = task.after;
    }
    if (task.after != null) {
      task.after.before = task.before;
    }
    task.before = null;
    task.after = null;
  }

  /** The oldest first. */
  List<Task<?>> all() {
    List<Task<?>> all = new ArrayList<>(size);
    for (Task<?> each = newest; each != null; each = each.after) {
      all.add(each);
    }
    Collections.reverse(all);
    return all;
  }
}
