// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.util.List;

/**
 * A rewritten JDK class.
 *
 * @param bytes null if nothing in it was hooked
 * @param missing names of the catalogue that could not be hooked here
 */
record PatchedClass(byte[] bytes, List<Hook> hooks, List<String> missing) {}
