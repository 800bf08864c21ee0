// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/**
 * One operation for every hook, the harmless counterparts that must stay silent, and the judgement
 * of what was reported of them.
 *
 * <p>The package imports nothing but the JDK, so that the self-test can run it in any class loader
 * and the tests can put it on the class path of an application.
 *
 * <p>An operation's code is one named static method that calls the JDK directly. Its name is the
 * culprit that a finding must carry; everything a wait needs (peers, files, partners) is prepared
 * elsewhere, off the loop.
 */
package io.github.stallgate.cli.selftest;
