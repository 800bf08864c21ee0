// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/** The verdict for build servers that show test results: JUnit's XML. */
package io.github.stallgate.publish.junit;
