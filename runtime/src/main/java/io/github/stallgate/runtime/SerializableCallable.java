// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * What {@link Async#toProcess} sends to another JVM: a lambda, or an object, whose captured values
 * are serialisable too.
 *
 * @param <R> its result, which comes back serialised
 */
@FunctionalInterface
public interface SerializableCallable<R extends Serializable> extends Callable<R>, Serializable {}
