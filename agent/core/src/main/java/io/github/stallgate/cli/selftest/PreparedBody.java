// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;

/** A body made of a resource and the method that uses it. */
final class PreparedBody<R> implements Body {

  private final Source<? extends R> source;
  private final Action<? super R> action;
  private final Serializable code;
  private R resource;

  PreparedBody(Source<? extends R> source, Action<? super R> action) {
    this(source, action, action);
  }

  private PreparedBody(Source<? extends R> source, Action<? super R> action, Serializable code) {
    this.source = source;
    this.action = action;
    this.code = code;
  }

  static Body of(Step step) {
    return new PreparedBody<Object>(() -> null, nothing -> step.run(), step);
  }

  @Override
  public void prepare() throws Exception {
    resource = source.open();
  }

  @Override
  public void run() throws Throwable {
    action.run(resource);
  }

  @Override
  public void close() throws Exception {
    if (resource instanceof AutoCloseable closeable) {
      closeable.close();
    }
    resource = null;
  }

  /** A serializable method reference, asked for its serial form, names the method it refers to. */
  @Override
  public String culprit() {
    try {
      Method writeReplace = code.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      SerializedLambda form = (SerializedLambda) writeReplace.invoke(code);
      return form.getImplClass().replace('/', '.') + "." + form.getImplMethodName();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("operation is no method reference: " + code.getClass(), e);
    }
  }
}
