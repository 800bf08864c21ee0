// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.policy;

import io.github.stallgate.classify.Frame;

/** Says of a frame's method whether the application's source allows it to block. */
public interface Consent {
  /** The reason given; null if there is no consent. */
  String of(Frame frame);
}
