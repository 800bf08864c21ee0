// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.reactivex.rxjava3.internal.schedulers;

/** Looks like RxJava's mark for threads that must not block. */
public interface NonBlockingThread {}
