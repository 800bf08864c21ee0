// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

/** What the gate makes of a finding; those that fail it come first. */
public enum Standing {
  /** Nobody accepted it, and it weighs enough to fail. */
  NEW,
  /** Its baseline entry's day is over. */
  EXPIRED,
  /** Nobody accepted it, and it weighs too little to fail. */
  MINOR,
  ACCEPTED
}
