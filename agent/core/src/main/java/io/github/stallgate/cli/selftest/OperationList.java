// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the operations of one family; {@link #since} and {@link #judged} amend the one added
 * last.
 */
final class OperationList {

  private static final int FIRST_JDK = 17;

  private final List<Operation> operations = new ArrayList<>();
  private final String rule;
  private String type;

  private OperationList(String rule) {
    this.rule = rule;
  }

  static OperationList reportedAs(String rule) {
    return new OperationList(rule);
  }

  static OperationList harmless() {
    return new OperationList(null);
  }

  /** The calls that follow are methods of this JDK type, which the finding must name. */
  OperationList on(String jdkType) {
    type = jdkType;
    return this;
  }

  /** Adds a method of the type, given as {@code method} or {@code method(parameters)}. */
  OperationList call(String signature, Step step) {
    return call(signature, PreparedBody.of(step));
  }

  <R> OperationList call(String signature, Source<? extends R> source, Action<R> action) {
    return call(signature, new PreparedBody<>(source, action));
  }

  /** Adds an operation whose finding may name any method of the JDK. */
  OperationList add(String name, Step step) {
    return add(name, null, PreparedBody.of(step));
  }

  <R> OperationList add(String name, Source<? extends R> source, Action<R> action) {
    return add(name, null, new PreparedBody<>(source, action));
  }

  OperationList since(int feature) {
    return amend(last().since(feature));
  }

  OperationList judged(String severity) {
    return amend(last().judged(severity));
  }

  List<Operation> toList() {
    return List.copyOf(operations);
  }

  private OperationList call(String signature, Body body) {
    String simpleName = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    String method = signature.split("\\(", 2)[0];
    return add(simpleName + "." + signature, type + "." + method, body);
  }

  private OperationList add(String name, String api, Body body) {
    operations.add(new Operation(name, rule, null, api, FIRST_JDK, Integer.MAX_VALUE, body));
    return this;
  }

  private Operation last() {
    return operations.get(operations.size() - 1);
  }

  private OperationList amend(Operation operation) {
    operations.set(operations.size() - 1, operation);
    return this;
  }
}
