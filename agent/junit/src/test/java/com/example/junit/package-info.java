// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
/** Test classes that forked JVMs run, and what runs them; their names keep this build from it. */
package com.example.junit;
